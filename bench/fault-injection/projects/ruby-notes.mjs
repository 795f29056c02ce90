/** A Ruby library tested with minitest by rake. */
export default {
  name: 'ruby-notes',
  command: ['rake', 'test'],
  files: {
    Rakefile: `require 'rake/testtask'

Rake::TestTask.new(:test) do |task|
  task.libs << 'lib' << 'test'
  task.pattern = 'test/**/*_test.rb'
  task.warning = false
end

task default: :test
`,
    'lib/notes.rb': `require_relative 'notes/note'
require_relative 'notes/book'

module Notes
end
`,
    'lib/notes/note.rb': `module Notes
  Note = Struct.new(:title, :body, keyword_init: true) do
    def words
      body.split.length
    end
  end
end
`,
    'lib/notes/book.rb': `require 'yaml'

module Notes
  class Book
    def self.load(path)
      new(YAML.load_file(path).map { |row| Note.new(title: row['title'], body: row['body']) })
    end

    def initialize(notes)
      @notes = notes
    end

    def longest
      @notes.max_by(&:words)
    end
  end
end
`,
    'test/data/book.yml': `- title: milk
  body: buy some milk
- title: call
  body: call the harbour about the boat
`,
    'test/book_test.rb': `require 'minitest/autorun'
require 'notes'

class BookTest < Minitest::Test
  def test_longest
    book = Notes::Book.load(File.join(__dir__, 'data', 'book.yml'))
    assert_equal 'call', book.longest.title
  end

  def test_words
    assert_equal 3, Notes::Note.new(title: 'a', body: 'one two three').words
  end
end
`,
  },
};

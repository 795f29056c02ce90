/** A Go module with three packages and embedded data. */
export default {
  name: 'go-queue',
  command: ['go', 'test', './...'],
  files: {
    'go.mod': 'module example.com/queue\n\ngo 1.19\n',
    'cmd/queue/main.go': `package main

import (
	"fmt"

	"example.com/queue/internal/names"
	"example.com/queue/line"
)

func main() {
	waiting := line.New()
	for _, name := range names.All() {
		waiting.Join(name)
	}
	fmt.Println(waiting.Len(), "waiting")
}
`,
    'internal/names/names.go': `package names

import (
	_ "embed"
	"strings"
)

//go:embed names.txt
var list string

// All answers every known name.
func All() []string {
	return strings.Fields(list)
}
`,
    'internal/names/names.txt': 'ada\nbo\ncleo\n',
    'internal/names/names_test.go': `package names

import "testing"

func TestAll(t *testing.T) {
	if got := len(All()); got != 3 {
		t.Fatalf("got %d names, want 3", got)
	}
}
`,
    'line/line.go': `package line

// Line is a queue of people.
type Line struct {
	people []string
}

// New makes an empty line.
func New() *Line {
	return &Line{}
}

// Join puts somebody at the end.
func (l *Line) Join(name string) {
	l.people = append(l.people, name)
}

// Next takes the first one out.
func (l *Line) Next() (string, bool) {
	if len(l.people) == 0 {
		return "", false
	}
	first := l.people[0]
	l.people = l.people[1:]
	return first, true
}

// Len counts who is waiting.
func (l *Line) Len() int {
	return len(l.people)
}
`,
    'line/line_test.go': `package line_test

import (
	"testing"

	"example.com/queue/line"
)

func TestOrder(t *testing.T) {
	waiting := line.New()
	waiting.Join("ada")
	waiting.Join("bo")
	if first, ok := waiting.Next(); !ok || first != "ada" {
		t.Fatalf("got %q, %v", first, ok)
	}
	if waiting.Len() != 1 {
		t.Fatalf("got %d", waiting.Len())
	}
}
`,
  },
};

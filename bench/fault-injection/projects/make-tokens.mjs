/** C with make: a small library and its test program. */
export default {
  name: 'make-tokens',
  command: ['make', '-s', 'check'],
  files: {
    Makefile: `CC ?= cc
CFLAGS ?= -Wall -Wextra -Iinclude
OBJECTS = build/token.o build/count.o

check: build/test_tokens
	./build/test_tokens

build/test_tokens: tests/test_tokens.c $(OBJECTS)
	$(CC) $(CFLAGS) -o $@ $^

build/%.o: src/%.c include/tokens.h
	@mkdir -p build
	$(CC) $(CFLAGS) -c -o $@ $<

clean:
	rm -rf build

.PHONY: check clean
`,
    '.gitignore': 'build/\n',
    'include/tokens.h': `#ifndef TOKENS_H
#define TOKENS_H

#include <stddef.h>

struct token {
    const char *start;
    size_t length;
};

struct token next_token(const char *text);
size_t count_tokens(const char *text);

#endif
`,
    'src/token.c': `#include "tokens.h"

#include <ctype.h>

struct token next_token(const char *text)
{
    struct token token = { text, 0 };

    while (isspace((unsigned char)*token.start))
        token.start++;
    while (token.start[token.length] && !isspace((unsigned char)token.start[token.length]))
        token.length++;
    return token;
}
`,
    'src/count.c': `#include "tokens.h"

size_t count_tokens(const char *text)
{
    size_t count = 0;
    struct token token = next_token(text);

    while (token.length > 0) {
        count++;
        token = next_token(token.start + token.length);
    }
    return count;
}
`,
    'tests/test_tokens.c': `#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "tokens.h"

int main(void)
{
    struct token first = next_token("  alpha beta");

    assert(first.length == strlen("alpha"));
    assert(count_tokens("") == 0);
    assert(count_tokens("one  two three ") == 3);
    puts("tokens: ok");
    return 0;
}
`,
  },
};

const TOKEN =
  /\s|[,!;:=|"'`[\](){}<>]|\.+(?=[\s,!;:=|"'`[\](){}<>]|$)|(?:[^\s,!;:=|"'`[\](){}<>.]|\.(?![\s,!;:=|"'`[\](){}<>.]|$))+|\./g;
const PUNCTUATION = /^(?:[\s,!;:=|"'`[\](){}<>]|\.+)$/;

/** Words, and each blank and punctuation mark by itself; joined they are the text again. */
export const tokensOf = (text: string): string[] => text.match(TOKEN) ?? [];

export const isPunctuation = (token: string): boolean => PUNCTUATION.test(token);

"""A lexical analyzer for command lines as a shell reads them."""

import sys
from collections import deque
from io import StringIO

__all__ = ["shlex", "split", "quote", "join"]

_SAFE = frozenset("%+,-./0123456789:=@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz")
_LATIN = "ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ"


class shlex:
    """Reads tokens from a text or a stream, by the character classes that its attributes hold."""

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        if isinstance(instream, str):
            instream = StringIO(instream)
        self.instream, self.infile = (instream, infile) if instream is not None else (sys.stdin, None)
        self.posix = posix
        self.eof = None if posix else ""
        self.commenters = "#"
        self.wordchars = "abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
        if posix:
            self.wordchars += _LATIN
        self.whitespace = " \t\r\n"
        self.whitespace_split = False
        self.quotes = "'\""
        self.escape = "\\"
        self.escapedquotes = '"'
        # What the next character means: " " between tokens, "a" in a word, "c" in punctuation, a quote or an escape
        # inside of it, None at the end.
        self.state = " "
        self.pushback = deque()
        self.lineno = 1
        self.debug = 0
        self.token = ""
        self.filestack = deque()
        self.source = None
        if not punctuation_chars:
            punctuation_chars = ""
        elif punctuation_chars is True:
            punctuation_chars = "();<>|&"
        self._punctuation_chars = punctuation_chars
        if punctuation_chars:
            self._pushback_chars = deque()
            self.wordchars += "~-./*?="
            self.wordchars = "".join([char for char in self.wordchars if char not in punctuation_chars])

    @property
    def punctuation_chars(self):
        """The characters that make tokens of their own."""
        return self._punctuation_chars

    def push_token(self, tok):
        """Puts a token back, to be the next."""
        if self.debug >= 1:
            print("shlex: pushing token " + repr(tok))
        self.pushback.appendleft(tok)

    def push_source(self, newstream, newfile=None):
        """Reads from another stream until its end."""
        if isinstance(newstream, str):
            newstream = StringIO(newstream)
        self.filestack.appendleft((self.infile, self.instream, self.lineno))
        self.infile, self.instream, self.lineno = newfile, newstream, 1
        if self.debug:
            print(f"shlex: pushing to file {self.infile}" if newfile is not None
                  else f"shlex: pushing to stream {self.instream}")

    def pop_source(self):
        """Goes back to the stream before."""
        self.instream.close()
        self.infile, self.instream, self.lineno = self.filestack.popleft()
        if self.debug:
            print(f"shlex: popping to {self.instream}, line {self.lineno}")
        self.state = " "

    def get_token(self):
        """The next token, or `eof`."""
        if self.pushback:
            token = self.pushback.popleft()
            if self.debug >= 1:
                print("shlex: popping token " + repr(token))
            return token
        token = self.read_token()
        if self.source is not None:
            while token == self.source:
                new = self.sourcehook(self.read_token())
                if new:
                    file, stream = new
                    self.push_source(stream, file)
                token = self.get_token()
        while token == self.eof:
            if not self.filestack:
                return self.eof
            self.pop_source()
            token = self.get_token()
        if self.debug >= 1:
            print(f"shlex: token={token!r}" if token != self.eof else "shlex: token=EOF")
        return token

    def _next_char(self):
        if self._punctuation_chars and self._pushback_chars:
            return self._pushback_chars.pop()
        char = self.instream.read(1)
        if char == "\n":
            self.lineno += 1
        return char

    def _say(self, what):
        if self.debug >= 2:
            print("shlex: I see " + what)

    def _skip_comment(self):
        self.instream.readline()
        self.lineno += 1

    def read_token(self):
        """The next token of the stream, whatever was put back."""
        is_quoted = False
        # The state that an escaped character leads back to.
        outer = " "
        while True:
            char = self._next_char()
            if self.debug >= 3:
                print(f"shlex: in state {self.state!r} I see character: {char!r}")
            state = self.state
            if state is None:
                self.token = ""
                break
            if state == " ":
                if not char:
                    self.state = None
                    break
                if char in self.whitespace:
                    self._say("whitespace in whitespace state")
                    if self.token or self.posix and is_quoted:
                        break
                elif char in self.commenters:
                    self._skip_comment()
                elif self.posix and char in self.escape:
                    outer, self.state = "a", char
                elif char in self.wordchars:
                    self.token, self.state = char, "a"
                elif char in self._punctuation_chars:
                    self.token, self.state = char, "c"
                elif char in self.quotes:
                    if not self.posix:
                        self.token = char
                    self.state = char
                elif self.whitespace_split:
                    self.token, self.state = char, "a"
                else:
                    self.token = char
                    if self.token or self.posix and is_quoted:
                        break
            elif state in self.quotes:
                is_quoted = True
                if not char:
                    self._say("EOF in quotes state")
                    raise ValueError("No closing quotation")
                if char == state:
                    if not self.posix:
                        self.token += char
                        self.state = " "
                        break
                    self.state = "a"
                elif self.posix and char in self.escape and state in self.escapedquotes:
                    outer, self.state = state, char
                else:
                    self.token += char
            elif state in self.escape:
                if not char:
                    self._say("EOF in escape state")
                    raise ValueError("No escaped character")
                # Inside of quotes only a quote and the escape itself lose the backslash.
                if outer in self.quotes and char != state and char != outer:
                    self.token += state
                self.token += char
                self.state = outer
            else:
                if not char:
                    self.state = None
                    break
                if char in self.whitespace:
                    self._say("whitespace in word state")
                    self.state = " "
                    if self.token or self.posix and is_quoted:
                        break
                elif char in self.commenters:
                    self._skip_comment()
                    if self.posix:
                        self.state = " "
                        if self.token or is_quoted:
                            break
                elif state == "c":
                    if char in self._punctuation_chars:
                        self.token += char
                    else:
                        if char not in self.whitespace:
                            self._pushback_chars.append(char)
                        self.state = " "
                        break
                elif self.posix and char in self.quotes:
                    self.state = char
                elif self.posix and char in self.escape:
                    outer, self.state = "a", char
                elif (char in self.wordchars or char in self.quotes
                      or self.whitespace_split and char not in self._punctuation_chars):
                    self.token += char
                else:
                    self._say("punctuation in word state")
                    if self._punctuation_chars:
                        self._pushback_chars.append(char)
                    else:
                        self.pushback.appendleft(char)
                    self.state = " "
                    if self.token or self.posix and is_quoted:
                        break
        result, self.token = self.token, ""
        if self.posix and not is_quoted and result == "":
            result = None
        if self.debug > 1:
            print(f"shlex: raw token={result!r}" if result else "shlex: raw token=EOF")
        return result

    def sourcehook(self, newfile):
        """The name and the stream of a file that the `source` token names."""
        import os.path

        if newfile[0] == '"':
            newfile = newfile[1:-1]
        if isinstance(self.infile, str) and not os.path.isabs(newfile):
            newfile = os.path.join(os.path.dirname(self.infile), newfile)
        raise PermissionError(1, f"scripts have no files here: replace shlex.sourcehook to provide {newfile!r}")

    def error_leader(self, infile=None, lineno=None):
        """The beginning of a message about the place that was read last."""
        infile = self.infile if infile is None else infile
        lineno = self.lineno if lineno is None else lineno
        return f'"{infile}", line {lineno}: '

    def __iter__(self):
        return self

    def __next__(self):
        token = self.get_token()
        if token == self.eof:
            raise StopIteration
        return token


def split(s, comments=False, posix=True):
    """The words of a command line."""
    if s is None:
        raise ValueError("s argument must not be None")
    lexer = shlex(s, posix=posix)
    lexer.whitespace_split = True
    if not comments:
        lexer.commenters = ""
    return list(lexer)


def join(split_command):
    """The command line of which these are the words."""
    return " ".join([quote(word) for word in split_command])


def quote(s):
    """The text as one word of a command line."""
    if not s:
        return "''"
    if not isinstance(s, str):
        raise TypeError(f"expected string object, got {type(s).__name__!r}")
    if _SAFE.issuperset(s):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"

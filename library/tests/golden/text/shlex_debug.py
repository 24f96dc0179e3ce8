"""With `debug` a lexer says what it sees."""
import shlex

for text, posix in (("a b", False), ("  $a", True), ("a$", False), ("'a", True), ("a\\", True)):
    lexer = shlex.shlex(text, posix=posix)
    lexer.debug = 2
    try:
        print(list(lexer))
    except ValueError as error:
        print(error)
        # expect: shlex: I see whitespace in word state
        # expect: shlex: raw token='a'
        # expect: shlex: token='a'
        # expect: shlex: raw token='b'
        # expect: shlex: token='b'
        # expect: shlex: raw token=EOF
        # expect: ['a', 'b']
        # expect: shlex: I see whitespace in whitespace state
        # expect: shlex: I see whitespace in whitespace state
        # expect: shlex: raw token='$'
        # expect: shlex: token='$'
        # expect: shlex: raw token='a'
        # expect: shlex: token='a'
        # expect: shlex: raw token=EOF
        # expect: ['$', 'a']
        # expect: shlex: I see punctuation in word state
        # expect: shlex: raw token='a'
        # expect: shlex: token='a'
        # expect: shlex: popping token '$'
        # expect: shlex: raw token=EOF
        # expect: ['a', '$']
        # expect: shlex: I see EOF in quotes state
        # expect: No closing quotation
        # expect: shlex: I see EOF in escape state
        # expect: No escaped character

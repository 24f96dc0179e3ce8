"""Command lines as a shell reads them."""
import shlex

print(shlex.split("cp 'a b' \"c \\\" $d\" e\\ f '' # x"), shlex.split("a # b", comments=True))
# expect: ['cp', 'a b', 'c " $d', 'e f', '', '#', 'x'] ['a']
print(shlex.split("a 'b c' d", posix=False), shlex.join(["a", "b c", "it's", ""]), shlex.quote("~/x y"))
# expect: ['a', "'b c'", 'd'] a 'b c' 'it'"'"'s' '' '~/x y'
print(list(shlex.shlex("a && b || c; d > 'e f'", punctuation_chars=True)))
# expect: ['a', '&&', 'b', '||', 'c', ';', 'd', '>', "'e f'"]
print(list(shlex.shlex("x = 3 + y.z 'q r'")), list(shlex.shlex("a,b c", posix=True)))
# expect: ['x', '=', '3', '+', 'y', '.', 'z', "'q r'"] ['a', ',', 'b', 'c']
lexer = shlex.shlex("one\ntwo # three\nfour", infile="file.txt")
print(lexer.get_token(), lexer.get_token(), lexer.error_leader())
# expect: one two "file.txt", line 2: 
lexer.push_token("back")
print(list(lexer))  # expect: ['back', 'four']
for text in ("'a", '"a\\', "a\\"):
    try:
        shlex.split(text)
    except ValueError as error:
        print(error)
# expect: No closing quotation
# expect: No escaped character
# expect: No escaped character

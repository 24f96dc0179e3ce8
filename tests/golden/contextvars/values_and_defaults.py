# A variable has a value for each context, a default of its own, and one for a call.
from contextvars import ContextVar, Token

plain = ContextVar("plain")
counted = ContextVar("counted", default=3)
print(plain.name, counted.get(), counted.get(5), plain.get(7))  # expect: plain 3 5 7
try:
    plain.get()
except LookupError as error:
    print(type(error).__name__, error.args[0] is plain)  # expect: LookupError True
token = plain.set(1)
print(plain.get(), token.var is plain, token.old_value is Token.MISSING, Token.MISSING)
# expect: 1 True True <Token.MISSING>
again = plain.set(2)
print(again.old_value)  # expect: 1
plain.reset(again)
print(plain.get())  # expect: 1
plain.reset(token)
print(plain.get("none"))  # expect: none
for wrong in (lambda: plain.reset(token), lambda: counted.reset(again), lambda: plain.reset(3), lambda: Token(), lambda: ContextVar(1)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, str(error).split("> ")[-1])
        # expect: RuntimeError has already been used once
        # expect: RuntimeError has already been used once
        # expect: TypeError expected an instance of Token, got 3
        # expect: RuntimeError Tokens can only be created by ContextVars
        # expect: TypeError context variable name must be a str
print(ContextVar[int], Token[int], ContextVar, Token)
# expect: _contextvars.ContextVar[int] _contextvars.Token[int] <class '_contextvars.ContextVar'> <class '_contextvars.Token'>
print(repr(counted).split(" at ")[0], repr(token).split(" var=")[0])
# expect: <ContextVar name='counted' default=3 <Token used
with counted.set(8) as token:
    print(counted.get(), token.old_value is Token.MISSING)  # expect: 8 True
print(counted.get())  # expect: 3

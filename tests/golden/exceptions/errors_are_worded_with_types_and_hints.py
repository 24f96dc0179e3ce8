# The words of errors that name what was wrong, and what may have been meant.
def attempt(call):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "__notes__", ""))


class Entered:
    def __enter__(self): ...


class Asynchronous:
    async def __aenter__(self): ...

    async def __aexit__(self, *args): ...


def use(manager):
    with manager:
        pass


def unpack(values):
    a, b = values


attempt(lambda: use(1))
# expect: TypeError 'int' object does not support the context manager protocol (missed __exit__ method) 
attempt(lambda: use(Entered()))
# expect: TypeError 'Entered' object does not support the context manager protocol (missed __exit__ method) 
attempt(lambda: use(Asynchronous()))
# expect: TypeError 'Asynchronous' object does not support the context manager protocol (missed __exit__ method) but it supports the asynchronous context manager protocol. Did you mean to use 'async with'? 
attempt(lambda: unpack([1, 2, 3]))  # expect: ValueError too many values to unpack (expected 2, got 3) 
attempt(lambda: unpack({1: 1, 2: 2, 3: 3}))  # expect: ValueError too many values to unpack (expected 2, got 3) 
attempt(lambda: unpack("abc"))  # expect: ValueError too many values to unpack (expected 2) 
attempt(lambda: {[]: 1})  # expect: TypeError cannot use 'list' as a dict key (unhashable type: 'list') 
attempt(lambda: {([],)})  # expect: TypeError cannot use 'tuple' as a set element (unhashable type: 'list') 
attempt(lambda: {}.get([]))  # expect: TypeError cannot use 'list' as a dict key (unhashable type: 'list') 
attempt(lambda: set().intersection([[]]))  # expect: TypeError unhashable type: 'list' 
attempt(lambda: dict([1]))
# expect: TypeError object is not iterable ['Cannot convert dictionary update sequence element #0 to a sequence']
attempt(lambda: 1 in 5)  # expect: TypeError argument of type 'int' is not a container or iterable 
attempt(lambda: [].index(1))  # expect: ValueError list.index(x): x not in list 
attempt(lambda: range(3).index(7))  # expect: ValueError range.index(x): x not in range 
attempt(lambda: [].__setitem__(1))  # expect: TypeError __setitem__ expected 2 arguments, got 1 
attempt(lambda: (1).__pow__())  # expect: TypeError expected 1 or 2 arguments, got 0 
attempt(lambda: ValueError().add_note(5))  # expect: TypeError add_note() argument must be str, not int 
attempt(lambda: "%c" % "ab")  # expect: TypeError %c requires an int or a unicode character, not a string of length 2 
attempt(lambda: b"%c" % b"ab")
# expect: TypeError %c requires an integer in range(256) or a single byte, not a bytes object of length 2 
attempt(lambda: b"".center(1, b"ab"))
# expect: TypeError center(): argument 2 must be a byte string of length 1, not a bytes object of length 2 
attempt(lambda: complex("1", 2))  # expect: TypeError complex() argument 'real' must be a real number, not str 
attempt(lambda: complex([]))  # expect: TypeError complex() argument must be a string or a number, not list 
attempt(lambda: 1 // 0)  # expect: ZeroDivisionError division by zero 
attempt(lambda: 0.0 ** -1)  # expect: ZeroDivisionError zero to a negative power 

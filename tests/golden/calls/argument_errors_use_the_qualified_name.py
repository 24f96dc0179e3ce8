# Each way to call a function wrongly, in the interpreter's words.
class Api:
    def get(self, path, /, query, *, retries):
        pass

def nothing(): pass
def one(a): pass
def optional(a, b=1, c=2): pass
def keyword(*, a, b, c): pass
def three(a, b, c): pass

api = Api()
for attempt in (lambda: api.get(), lambda: api.get("p", retries=1), lambda: api.get("p", "q"), lambda: Api.get(),
                lambda: api.get("p", "q", "r", retries=1), lambda: api.get(path="p", query="q", retries=1),
                lambda: api.get("p", "q", query="q", retries=1), lambda: api.get("p", "q", retries=1, verify=1),
                lambda: nothing(1), lambda: one(), lambda: one(1, 2), lambda: optional(), lambda: optional(1, 2, 3, 4),
                lambda: keyword(), lambda: keyword(a=1, b=2), lambda: keyword(1), lambda: three(), lambda: three(1),
                lambda: one(1, a=1), lambda: nothing(x=1), lambda: api.get("p", "q", "r", "s", x=1)):
    try:
        attempt()
    except TypeError as error:
        print(error)
        # expect: Api.get() missing 2 required positional arguments: 'path' and 'query'
        # expect: Api.get() missing 1 required positional argument: 'query'
        # expect: Api.get() missing 1 required keyword-only argument: 'retries'
        # expect: Api.get() missing 3 required positional arguments: 'self', 'path', and 'query'
        # expect: Api.get() takes 3 positional arguments but 4 positional arguments (and 1 keyword-only argument) were given
        # expect: Api.get() got some positional-only arguments passed as keyword arguments: 'path'
        # expect: Api.get() got multiple values for argument 'query'
        # expect: Api.get() got an unexpected keyword argument 'verify'
        # expect: nothing() takes 0 positional arguments but 1 was given
        # expect: one() missing 1 required positional argument: 'a'
        # expect: one() takes 1 positional argument but 2 were given
        # expect: optional() missing 1 required positional argument: 'a'
        # expect: optional() takes from 1 to 3 positional arguments but 4 were given
        # expect: keyword() missing 3 required keyword-only arguments: 'a', 'b', and 'c'
        # expect: keyword() missing 1 required keyword-only argument: 'c'
        # expect: keyword() takes 0 positional arguments but 1 was given
        # expect: three() missing 3 required positional arguments: 'a', 'b', and 'c'
        # expect: three() missing 2 required positional arguments: 'b' and 'c'
        # expect: one() got multiple values for argument 'a'
        # expect: nothing() got an unexpected keyword argument 'x'
        # expect: Api.get() got an unexpected keyword argument 'x'

# iter() with a sentinel calls until it sees it; next() may have a default.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except StopIteration as stop:
        print("StopIteration", stop.args)
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

def countdown(n):
    def step():
        nonlocal n
        n -= 1
        return n
    return step

print(list(iter(countdown(5), 0)), list(iter(countdown(1), 0)), list(iter([3, 2, None, 1].pop, None)), "".join(iter(iter("hello world").__next__, " ")))
# expect: [4, 3, 2, 1] [] [1] hello
walk = iter(countdown(3), 0)
print(next(walk), next(walk), next(walk, "end"), next(walk, "still"))  # expect: 2 1 end still
class Failing:
    def __call__(self):
        raise KeyError("inside")

class Stops:
    def __call__(self):
        raise StopIteration

attempt(list, iter(Failing(), 0))  # expect: KeyError: 'inside'
attempt(list, iter(Stops(), 0))  # expect: []
attempt(iter, 5, 0)  # expect: TypeError: iter(v, w): v must be callable
attempt(iter, 5)  # expect: TypeError: 'int' object is not iterable
attempt(iter)  # expect: TypeError: iter expected at least 1 argument, got 0
attempt(iter, [], 0, 0)  # expect: TypeError: iter expected at most 2 arguments, got 3
attempt(next, [])  # expect: TypeError: 'list' object is not an iterator
attempt(next, iter([]))  # expect: StopIteration ()
attempt(next, iter([]), None)  # expect: None
attempt(next)  # expect: TypeError: next expected at least 1 argument, got 0
attempt(next, iter([1]), default=2)  # expect: TypeError: next() takes no keyword arguments
class Endless:
    def __iter__(self):
        return self
    def __next__(self):
        return "again"

class NoIterator:
    def __iter__(self):
        return object()

class Refuses:
    __iter__ = None

attempt(next, Endless())  # expect: again
attempt(iter, NoIterator())  # expect: TypeError: iter() returned non-iterator of type 'object'
attempt(iter, Refuses())  # expect: TypeError: 'Refuses' object is not iterable
attempt(lambda: 1 in Refuses())  # expect: TypeError: argument of type 'Refuses' is not a container or iterable
attempt(lambda: [*NoIterator()])  # expect: TypeError: iter() returned non-iterator of type 'object'
attempt(len, Endless())  # expect: TypeError: object of type 'Endless' has no len()

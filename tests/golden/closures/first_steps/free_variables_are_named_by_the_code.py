# `co_freevars` names what a function takes from outside; calling it changes nothing about that.
def make_route():
    start = "home"
    goal = "harbour"

    def describe():
        print(f"from {start} to {goal}")

    return describe

describe = make_route()
print("before:", describe.__code__.co_freevars)  # expect: before: ('goal', 'start')
describe()  # expect: from home to harbour
print("after:", describe.__code__.co_freevars)  # expect: after: ('goal', 'start')

# Which parts of a try statement run, and in which order.
def trial(action):
    steps = []
    try:
        steps.append("try")
        action()
    except (KeyError, IndexError) as error:
        steps.append(type(error).__name__)
    except ArithmeticError:
        steps.append("arithmetic")
    else:
        steps.append("else")
    finally:
        steps.append("finally")
    return steps

print(trial(lambda: None))  # expect: ['try', 'else', 'finally']
print(trial(lambda: {}["k"]))  # expect: ['try', 'KeyError', 'finally']
print(trial(lambda: [][0]))  # expect: ['try', 'IndexError', 'finally']
print(trial(lambda: 1 // 0))  # expect: ['try', 'arithmetic', 'finally']
trial(lambda: int("x"))  # expect error: ValueError: invalid literal for int() with base 10: 'x'

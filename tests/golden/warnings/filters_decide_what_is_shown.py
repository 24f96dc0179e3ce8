# The actions, and what they remember in __warningregistry__.
import sys
import warnings

shown = []
warnings.showwarning = lambda message, category, filename, lineno, file=None, line=None: shown.append(str(message))


def take():
    result = shown[:]
    shown.clear()
    return result


def give(text="text", category=UserWarning):
    warnings.warn(text, category)


def twice():
    give()
    give()
    warnings.warn("text")
    warnings.warn("other")


for action in ["default", "always", "module", "once", "ignore"]:
    warnings.resetwarnings()
    warnings.simplefilter(action)
    globals().pop("__warningregistry__", None)
    warnings.onceregistry.clear()
    twice()
    twice()
    print(action, take(), sorted(map(str, globals().get("__warningregistry__", {}))))
    # expect: default ['text', 'text', 'other'] ["('other', <class 'UserWarning'>, 23)", "('text', <class 'UserWarning'>, 16)", "('text', <class 'UserWarning'>, 22)", 'version']
    # expect: always ['text', 'text', 'text', 'other', 'text', 'text', 'text', 'other'] ['version']
    # expect: module ['text', 'other'] ["('other', <class 'UserWarning'>)", "('other', <class 'UserWarning'>, 23)", "('text', <class 'UserWarning'>)", "('text', <class 'UserWarning'>, 16)", "('text', <class 'UserWarning'>, 22)", 'version']
    # expect: once ['text', 'other'] ["('other', <class 'UserWarning'>)", "('other', <class 'UserWarning'>, 23)", "('text', <class 'UserWarning'>)", "('text', <class 'UserWarning'>, 16)", "('text', <class 'UserWarning'>, 22)", 'version']
    # expect: ignore [] ['version']
warnings.simplefilter("error")
try:
    give()
except UserWarning as warning:
    print(repr(warning))  # expect: UserWarning('text')
warnings.simplefilter("ignore")
warnings.simplefilter("always", lineno=0, append=True)
give()
print(take(), len(warnings.filters))  # expect: [] 3
warnings.resetwarnings()
warnings.filterwarnings("always", message="te.t$", category=UserWarning)
warnings.filterwarnings("ignore", message="(a|b)+[c-e]", append=True)
warnings.filterwarnings("error", module="other", append=True)
warnings.filterwarnings("ignore", category=RuntimeWarning, lineno=1, append=True)
for text in ["text", "TEXT", "text2", "ababd", "abf"]:
    give(text)
give("run", RuntimeWarning)
print(take())  # expect: ['text', 'TEXT', 'text2', 'abf', 'run']
print([(item[0], item[1] and item[1].pattern, item[2].__name__, item[3] and item[3].pattern, item[4])
       for item in warnings.filters])
# expect: [('always', 'te.t$', 'UserWarning', None, 0), ('ignore', '(a|b)+[c-e]', 'Warning', None, 0), ('error', None, 'Warning', 'other', 0), ('ignore', None, 'RuntimeWarning', None, 1)]
print(warnings.filters[0][1], bool(warnings.filters[0][1].match("Text")), warnings.filters[0][1].match("no"))
# expect: re.compile('te.t$', re.IGNORECASE) True None
warnings.filterwarnings("always", message="te.t$", category=UserWarning)
print(len(warnings.filters))  # expect: 4
for wrong in [
    lambda: warnings.simplefilter("bogus"), lambda: warnings.simplefilter("ignore", lineno=-1),
    lambda: warnings.simplefilter("ignore", lineno="a"), lambda: warnings.filterwarnings("bogus"),
    lambda: warnings.filterwarnings("ignore", 5), lambda: warnings.filterwarnings("ignore", "", int),
    lambda: warnings.filterwarnings("ignore", "", "x"), lambda: warnings.filterwarnings("ignore", module=5),
    lambda: warnings.filterwarnings("ignore", lineno=-1),
]:
    try:
        wrong()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
        # expect: ValueError invalid action: 'bogus'
        # expect: ValueError lineno must be an int >= 0
        # expect: TypeError lineno must be an int
        # expect: ValueError invalid action: 'bogus'
        # expect: TypeError message must be a string
        # expect: TypeError category must be a Warning subclass
        # expect: TypeError category must be a Warning subclass
        # expect: TypeError module must be a string
        # expect: ValueError lineno must be an int >= 0

# The repr of an exception group is made of its exceptions, whatever became of the sequence that it was given.
from collections import deque


class Group(ExceptionGroup):
    def __new__(cls, *args):
        return super().__new__(cls, "fixed", [ValueError(1)])


given = [ValueError(1)]
group = ExceptionGroup("list", given)
given.append(5)
print(repr(group), group.args)  # expect: ExceptionGroup('list', [ValueError(1)]) ('list', [ValueError(1), 5])
print(repr(ExceptionGroup("tuple", (ValueError(1),))), repr(ExceptionGroup("deque", deque([KeyError(2)]))))
# expect: ExceptionGroup('tuple', (ValueError(1),)) ExceptionGroup('deque', deque([KeyError(2)]))
print(repr(Group(1, 2, 3)), Group(1, 2, 3).args)  # expect: Group('fixed', (ValueError(1),)) (1, 2, 3)
group.args = ("other",)
print(repr(group))  # expect: ExceptionGroup('list', (ValueError(1),))
print(ValueError.__init__, ExceptionGroup.__init__)
# expect: <slot wrapper '__init__' of 'BaseException' objects> <slot wrapper '__init__' of 'BaseExceptionGroup' objects>

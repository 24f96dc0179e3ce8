# operator.is_none and is_not_none
import operator


class Liar:
    def __eq__(self, other):
        return True


print([operator.is_none(value) for value in (None, 0, Liar())], [operator.is_not_none(value) for value in (None, 0, Liar())])
# expect: [True, False, False] [False, True, True]
print(list(filter(operator.is_not_none, [1, None, 2])), operator.is_none)  # expect: [1, 2] <built-in function is_none>
try:
    operator.is_none()
except TypeError as error:
    print(error)  # expect: _operator.is_none() takes exactly one argument (0 given)

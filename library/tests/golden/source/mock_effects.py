"""Effects may be anything, also those that the function of a specification is given; a mock shows its name and its specification."""
from unittest.mock import Mock, create_autospec, sentinel


class X:
    pass


print(repr(Mock(spec=X, name="foo")).rpartition(" id=")[0], repr(Mock(spec_set=X())).rpartition(" id=")[0])
# expect: <Mock name='foo' spec='X' <Mock spec_set='X'


def function():
    pass


made = create_autospec(function)
made.side_effect = [1, 2, 3]
print(made(), made(), made())  # expect: 1 2 3
made.side_effect = lambda: 5
print(made())  # expect: 5

child = Mock(name="child")
child.side_effect = sentinel.effect
child.reset_mock()
print(child.side_effect)  # expect: sentinel.effect

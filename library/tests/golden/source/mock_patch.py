"""Attributes are replaced for a while, and mocks that are like others."""
import math
from unittest.mock import PropertyMock, create_autospec, mock_open, patch, seal, Mock, MagicMock


class Door:
    width = 90

    def open(self, speed, *, loud=False):
        return speed


with patch("math.floor", return_value=5) as floor:
    print(math.floor(1.5), floor.call_count)
# expect: 5 1
print(math.floor(1.5))  # expect: 1


@patch.object(Door, "open")
@patch.object(Door, "width", 10)
def decorated(open):
    print(Door.width, Door().open(3) is open.return_value)


decorated()  # expect: 10 True
print(Door.width, Door().open(3))  # expect: 90 3

data = {"a": 1}
with patch.dict(data, {"b": 2}, a=3):
    print(data)
# expect: {'a': 3, 'b': 2}
with patch.dict(data, clear=True):
    print(data)
# expect: {}
print(data)  # expect: {'a': 1}

with patch.multiple(Door, width=1, height=2, create=True):
    print(Door.width, Door.height)
# expect: 1 2
with patch.object(Door, "width", new_callable=PropertyMock, return_value=8) as width:
    print(Door().width, width.mock_calls)
# expect: 8 [call()]

patcher = patch.object(Door, "width", 4)
patcher.start()
print(Door.width)  # expect: 4
patch.stopall()
print(Door.width)  # expect: 90


def fails(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except (AttributeError, TypeError) as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print("works")


door = create_autospec(Door)()
fails(door.open, 1, loud=True)  # expect: works
fails(door.open)  # expect: TypeError: missing a required argument: 'speed'
fails(door.open, 1, 2)  # expect: TypeError: too many positional arguments
fails(lambda: door.shut)  # expect: AttributeError: Mock object has no attribute 'shut'
fails(patch.object(Door, "depth").start)
# expect: AttributeError: <class '__main__.Door'> does not have the attribute 'depth'
print(isinstance(door, Door), isinstance(Mock(spec=Door), Door))  # expect: True True

mock = Mock()
mock.known
seal(mock)
fails(lambda: mock.known)  # expect: works
fails(lambda: mock.unknown)  # expect: AttributeError: mock.unknown

opened = mock_open(read_data="one\ntwo\n")
with opened("name") as file:
    print(file.readline().strip(), file.read().strip())
# expect: one two

"""Mocks note how they are used."""
from unittest.mock import ANY, DEFAULT, MagicMock, Mock, call, sentinel

mock = Mock(return_value=3)
print(mock(1, b=2), mock.call_args, mock.call_count, mock.call_args.kwargs)  # expect: 3 call(1, b=2) 1 {'b': 2}
mock.a.b(4)
mock.d().c("x")
print(list(mock.mock_calls))  # expect: [call(1, b=2), call.a.b(4), call.d(), call.d().c('x')]
print(mock.method_calls, mock.a.b.called, mock.mock_calls[2:] == [call.d(), call.d().c(ANY)])
# expect: [call.a.b(4), call.d()] True True

mock = Mock(side_effect=[1, KeyError("k")])
print(mock())  # expect: 1
try:
    mock()
except KeyError as error:
    print(repr(error))
# expect: KeyError('k')
mock.side_effect = lambda x: DEFAULT if x else "none"
print(mock(0), mock(1) is mock.return_value)  # expect: none True


def fails(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except (AssertionError, AttributeError) as error:
        print(str(error).replace("\n", " | "))
    else:
        print("holds")


mock = Mock(name="door")
mock.open(1)
fails(mock.open.assert_called_once_with, 1)  # expect: holds
fails(mock.open.assert_called_with, 2)  # expect: expected call not found. | Expected: open(2) |   Actual: open(1)
fails(mock.close.assert_called)  # expect: Expected 'close' to have been called.
fails(mock.open.assert_not_called)
# expect: Expected 'open' to not have been called. Called 1 times. | Calls: [call(1)].
fails(mock.assert_has_calls, [call.open(1), call.close()])
# expect: Calls not found. | Expected: [call.open(1), call.close()] |   Actual: [call.open(1)]
fails(getattr, mock, "assert_open")
# expect: 'assert_open' is not a valid assertion. Use a spec for the mock if 'assert_open' is meant to be an attribute.

magic = MagicMock()
print(len(magic), int(magic), list(magic), magic == magic, 3 in magic)  # expect: 0 1 [] True False
magic.__getitem__.side_effect = lambda key: key * 2
magic.__len__.return_value = 7
print(magic[4], len(magic))  # expect: 8 7
with magic as inside:
    print(inside is magic.__enter__.return_value)
# expect: True
print(sentinel.x, sentinel.x is sentinel.x, call(1).foo(a=2))  # expect: sentinel.x True call().foo(a=2)

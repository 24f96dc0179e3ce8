"""Mocks of a specification: what children they have, how they are called, and what their calls are compared with."""
import asyncio
import inspect
import re
from unittest.mock import AsyncMock, Mock, ThreadingMock, call, create_autospec, mock_open, patch


def attempt(function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(re.sub(r" id='\d+'", "", str(result)))


class Shop:
    size = 3

    def __init__(self, place):
        pass

    def sell(self, what, count=1):
        return f"sold {what}"

    async def order(self, what):
        pass

    class Till:
        def __init__(self, kind):
            pass

        def pay(self, amount):
            pass


class Plain:
    def go(self):
        return "went"


# Calls of one name are not equal to those of another.
shop = create_autospec(Shop)
shop("here").Till("new").pay(5)
shop.sell(1, "tea")
attempt(shop.assert_has_calls, [call.sell(1, what="tea")])
# expect: AssertionError: Error processing expected calls.
# expect: Errors: [TypeError("multiple values for argument 'what'")]
# expect: Expected: [call.sell(1, what='tea')]
# expect:   Actual: [call('here'), call().Till('new'), call().Till().pay(5), call.sell(1, 'tea')]
attempt(shop.assert_has_calls, [call.Till()])
# expect: AssertionError: Calls not found.
# expect: Expected: [call.Till()]
# expect:   Actual: [call('here'), call().Till('new'), call().Till().pay(5), call.sell(1, 'tea')]
attempt(shop.return_value.assert_has_calls, [call.Till(kind="new"), call.Till("new").pay(5)])  # expect: None
attempt(Mock().assert_has_calls, [call()])
# expect: AssertionError: Calls not found.
# expect: Expected: [call()]
# expect:   Actual: []
attempt(Mock().assert_has_calls, [call(1)], any_order=True)
# expect: AssertionError: 'mock' does not contain all of (call(1),) in its call list, found [] instead

# Attributes are set where the instance is there, and what is wrapped is called.
shop = create_autospec(Shop, **{"return_value.sell.side_effect": [KeyError, "sold"]})
attempt(shop("here").sell, "tea")  # expect: KeyError: 
attempt(shop("here").sell, "tea")  # expect: sold
attempt(create_autospec(Plain(), wraps=Plain()).go)  # expect: <MagicMock name='mock.go()'>
attempt(create_autospec(Plain, instance=True, wraps=Plain()).go)  # expect: <MagicMock name='mock.go()'>
attempt(create_autospec(Plain), 1, 2)  # expect: <NonCallableMagicMock name='mock()' spec='Plain'>


def typed(a: Unknown) -> Unknown:
    pass


attempt(create_autospec(typed), 1)  # expect: <MagicMock name='mock()'>
attempt(lambda: inspect.signature(create_autospec(typed)))  # expect: (a: Unknown) -> Unknown
attempt(lambda: create_autospec(lambda a: a).__name__)  # expect: funcopy

# Coroutines of a closed specification note what is awaited.
shop = create_autospec(Shop, spec_set=True, instance=True)
attempt(asyncio.run, shop.order("tea"))  # expect: <AsyncMock name='mock.order()'>
attempt(shop.order.assert_awaited_once_with, what="tea")  # expect: None
attempt(lambda: AsyncMock().__name__)  # expect: AsyncMock
attempt(lambda: type(Mock(spec=Shop.order).x).__name__)  # expect: AttributeError: Mock object has no attribute 'x'

# A mock is no specification.
with patch.object(Shop, "Till"):
    attempt(lambda: create_autospec(Shop).Till)
    attempt(lambda: patch.object(Shop, "Till", autospec=True).start())
# expect: InvalidSpecError: Cannot autospec attr 'Till' from target <MagicMock spec='Shop'> as it has already been mocked out. [target=<MagicMock spec='Shop'>, attr=<MagicMock name='Till'>]
# expect: InvalidSpecError: Cannot autospec attr 'Till' from target 'Shop' as it has already been mocked out. [target=<class '__main__.Shop'>, attr=<MagicMock name='Till'>]
attempt(lambda: patch.object(Shop, "size", spec=int, spec_set=str).start())
# expect: TypeError: Can't provide explicit spec_set *and* spec or autospec
with patch.object(Shop, "size", autospec=False) as size:
    print(type(size).__name__, type(size).__module__)
# expect: MagicMock unittest.mock

parent = Mock()
parent.attach_mock(create_autospec(typed, name="typed"), "child")
parent.child(1)
print(parent.child.mock_calls == [call.child(1)], parent.mock_calls, call.__len__(), call.a().__getitem__(1))
# expect: True [call.child(1)] call.__len__() call.a().__getitem__(1)

file = mock_open(read_data="a\nb")()
print(next(file), file.mock_calls)
# expect: a
# expect:  [call.__next__()]
attempt(ThreadingMock(timeout=0).wait_until_called)  # expect: AssertionError: mock was not called before timeout(0).
attempt(ThreadingMock(timeout=0).a.wait_until_called)  # expect: AssertionError: a was not called before timeout(0).

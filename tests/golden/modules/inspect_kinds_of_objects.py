import functools
import inspect
import sys
import types
from abc import ABC, abstractmethod


class C:
    __slots__ = ("slot",)
    def method(self): pass
    @property
    def prop(self): pass
    @classmethod
    def cls(cls): pass


class Abstract(ABC):
    @abstractmethod
    def f(self): pass


def gen(): yield
async def coro(): pass
async def agen(): yield
@types.coroutine
def old(): yield


made = coro()
tests = [name for name in dir(inspect) if name.startswith("is")]
for name, value in dict(
    function=gen, generator=gen(), coro=coro, coroutine=made, agen=agen, asyncgen=agen(), old=old, awaitable=old(),
    partial=functools.partial(coro), method=C().method, prop=C.prop, cls=C.cls, slot=C.slot, klass=C, abstract=Abstract,
    builtin=len, bound=[].append, descriptor=str.upper, slotwrapper=int.__add__, wrapper=(1).__add__,
    getset=int.__dict__["real"], module=sys, code=gen.__code__, frame=gen().gi_frame, none=None,
).items():
    print(name, [test for test in tests if getattr(inspect, test)(value)])
    # expect: function ['isfunction', 'isgeneratorfunction', 'isroutine']
    # expect: generator ['isgenerator']
    # expect: coro ['iscoroutinefunction', 'isfunction', 'isroutine']
    # expect: coroutine ['isawaitable', 'iscoroutine']
    # expect: agen ['isasyncgenfunction', 'isfunction', 'isroutine']
    # expect: asyncgen ['isasyncgen']
    # expect: old ['isfunction', 'isgeneratorfunction', 'isroutine']
    # expect: awaitable ['isawaitable', 'isgenerator']
    # expect: partial ['iscoroutinefunction', 'ismethoddescriptor', 'isroutine']
    # expect: method ['ismethod', 'isroutine']
    # expect: prop ['isdatadescriptor']
    # expect: cls ['ismethod', 'isroutine']
    # expect: slot ['isdatadescriptor', 'ismemberdescriptor']
    # expect: klass ['isclass']
    # expect: abstract ['isabstract', 'isclass']
    # expect: builtin ['isbuiltin', 'isroutine']
    # expect: bound ['isbuiltin', 'isroutine']
    # expect: descriptor ['ismethoddescriptor', 'isroutine']
    # expect: slotwrapper ['ismethoddescriptor', 'isroutine']
    # expect: wrapper ['ismethodwrapper', 'isroutine']
    # expect: getset ['isdatadescriptor', 'isgetsetdescriptor']
    # expect: module ['ismodule']
    # expect: code ['iscode']
    # expect: frame ['isframe']
    # expect: none []
made.close()

"""Queues.

A script runs on one thread: while it waits for an item, nobody can put one. What would wait without end is an error that
says so; what would wait for some time lets it pass, if the host gives a way to sleep, and ends as it would have ended.
"""

from collections import deque
from functools import cached_property
from heapq import heappop, heappush
from types import GenericAlias

__all__ = ["Empty", "Full", "ShutDown", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]


class Empty(Exception):
    """There is no item."""

    __module__ = "_queue"


class Full(Exception):
    """There is no room for another item."""


class ShutDown(Exception):
    """The queue was shut down."""


def _check_timeout(block, timeout):
    if block and timeout is not None and timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")


def _no_end(what):
    """The error of what would wait for ever."""
    return RuntimeError(f"{what}: it would wait without end, as a script runs on one thread; "
                        "give a timeout, or block=False")


def _pass(seconds):
    """Lets so much time pass, if the host gives a way to."""
    try:
        from time import _wait

        _wait(seconds)
    except (ImportError, NotImplementedError):
        pass


class Queue:
    """Items in the order in which they were put, at most `maxsize` of them if that is positive."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.unfinished_tasks = 0
        self.is_shutdown = False

    # The lock and the conditions, which programs may hold while they look into the queue; made when they are asked for.

    @cached_property
    def mutex(self):
        """The lock."""
        from threading import Lock

        return Lock()

    def _condition(self):
        from threading import Condition

        return Condition(self.mutex)

    not_empty = cached_property(_condition)
    not_full = cached_property(_condition)
    all_tasks_done = cached_property(_condition)

    def task_done(self):
        """Says that the work on an item is done."""
        if self.unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self.unfinished_tasks -= 1

    def join(self):
        """Returns if the work on all items is done; nobody else could do it meanwhile."""
        if self.unfinished_tasks:
            raise _no_end(f"join() of a queue with {self.unfinished_tasks} unfinished tasks")

    def qsize(self):
        """How many items there are."""
        return self._qsize()

    def empty(self):
        """Whether there is no item."""
        return not self._qsize()

    def full(self):
        """Whether there is no room for another item."""
        return 0 < self.maxsize <= self._qsize()

    def put(self, item, block=True, timeout=None):
        """Puts an item."""
        if self.is_shutdown:
            raise ShutDown
        if self.maxsize > 0:
            _check_timeout(block, timeout)
            if self._qsize() >= self.maxsize:
                if block and timeout is None:
                    raise _no_end("put() to a full queue")
                if block:
                    _pass(timeout)
                raise Full
        self._put(item)
        self.unfinished_tasks += 1

    def get(self, block=True, timeout=None):
        """Takes the next item."""
        if self.is_shutdown and not self._qsize():
            raise ShutDown
        _check_timeout(block, timeout)
        if not self._qsize():
            if block and timeout is None:
                raise _no_end("get() from an empty queue")
            if block:
                _pass(timeout)
            raise Empty
        return self._get()

    def put_nowait(self, item):
        """Puts an item if there is room."""
        return self.put(item, block=False)

    def get_nowait(self):
        """Takes the next item if there is one."""
        return self.get(block=False)

    def shutdown(self, immediate=False):
        """Ends the queue: nothing can be put, and what is there can be taken, unless it ends immediately."""
        self.is_shutdown = True
        if immediate:
            while self._qsize():
                self._get()
                if self.unfinished_tasks > 0:
                    self.unfinished_tasks -= 1

    # What a class with another order replaces.

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    __class_getitem__ = classmethod(GenericAlias)


class PriorityQueue(Queue):
    """The smallest item comes first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(Queue):
    """The item that was put last comes first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.pop()


class SimpleQueue:
    """Items in the order in which they were put, as many as there are."""

    __module__ = "_queue"

    def __init__(self):
        self._items = deque()

    def put(self, item, block=True, timeout=None):
        """Puts an item."""
        self._items.append(item)

    def get(self, block=True, timeout=None):
        """Takes the next item."""
        _check_timeout(block, timeout)
        if not self._items:
            if block and timeout is None:
                raise _no_end("get() from an empty queue")
            if block:
                _pass(timeout)
            raise Empty
        return self._items.popleft()

    def put_nowait(self, item):
        """Puts an item."""
        self._items.append(item)

    def get_nowait(self):
        """Takes the next item if there is one."""
        return self.get(block=False)

    def empty(self):
        """Whether there is no item."""
        return not self._items

    def qsize(self):
        """How many items there are."""
        return len(self._items)

    __class_getitem__ = classmethod(GenericAlias)


_PySimpleQueue = SimpleQueue

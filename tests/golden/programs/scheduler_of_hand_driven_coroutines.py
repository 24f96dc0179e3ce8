import heapq
from collections import deque
from itertools import count


class Sleep:
    def __init__(self, ticks):
        self.ticks = ticks

    def __await__(self):
        woke = yield self
        return woke


class Channel:
    def __init__(self, size):
        self.size = size
        self.items = deque()
        self.readers, self.writers = deque(), deque()
        self.closed = False

    async def send(self, item):
        while len(self.items) >= self.size:
            await Wait(self.writers)
        self.items.append(item)
        wake(self.readers)

    def close(self):
        self.closed = True
        wake(self.readers, all=True)

    def __aiter__(self):
        return self

    async def __anext__(self):
        while not self.items:
            if self.closed:
                raise StopAsyncIteration
            await Wait(self.readers)
        item = self.items.popleft()
        wake(self.writers)
        return item


class Wait:
    def __init__(self, queue):
        self.queue = queue

    def __await__(self):
        yield self


def wake(queue, all=False):
    while queue:
        loop.ready.append((queue.popleft(), None))
        if not all:
            break


class Cancelled(Exception):
    pass


class Task:
    numbers = count(1)

    def __init__(self, coro, name):
        self.coro, self.name = coro, name or f"task-{next(self.numbers)}"
        self.result = self.error = None
        self.done = False
        self.waiters = deque()

    def __await__(self):
        while not self.done:
            yield Wait(self.waiters)
        if self.error:
            raise self.error
        return self.result

    def cancel(self):
        loop.ready.append((self, Cancelled(self.name)))


class Loop:
    def __init__(self):
        self.ready, self.sleeping = deque(), []
        self.now, self.order = 0, count()

    def spawn(self, coro, name=None):
        task = Task(coro, name)
        self.ready.append((task, None))
        return task

    def step(self, task, value):
        if task.done:
            return
        try:
            request = task.coro.throw(value) if isinstance(value, Exception) else task.coro.send(value)
        except StopIteration as stop:
            task.result = stop.value
        except Exception as error:
            task.error = error
        else:
            match request:
                case Sleep(ticks=ticks):
                    heapq.heappush(self.sleeping, (self.now + ticks, next(self.order), task))
                case Wait(queue=queue):
                    queue.append(task)
            return
        task.done = True
        wake(task.waiters, all=True)

    def run(self, main):
        task = self.spawn(main, "main")
        while self.ready or self.sleeping:
            while self.ready:
                self.step(*self.ready.popleft())
            if self.sleeping:
                self.now, _, sleeper = heapq.heappop(self.sleeping)
                self.ready.append((sleeper, self.now))
        if task.error:
            raise task.error
        return task.result


loop = Loop()


def say(*words):
    print(f"[{loop.now:>2}]", *words)


async def producer(channel, items):
    for item in items:
        await Sleep(2)
        await channel.send(item)
        say("sent", item)
    channel.close()


async def consumer(name, channel, pause):
    got = []
    async for item in channel:
        say(name, "got", item)
        got.append(item)
        await Sleep(pause)
    return got


async def forever():
    try:
        while True:
            await Sleep(4)
            say("beat")
    except Cancelled as reason:
        say("cancelled", reason)
        return "stopped"
    finally:
        say("cleanup")


async def failing():
    await Sleep(1)
    raise ValueError("it broke")


async def main():
    channel = Channel(1)
    loop.spawn(producer(channel, "abcde"))
    workers = [loop.spawn(consumer(f"w{n}", channel, n * 3), f"w{n}") for n in (1, 2)]
    heart = loop.spawn(forever(), "heart")
    try:
        await loop.spawn(failing())
    except ValueError as e:
        say("main saw", e)
    results = {worker.name: await worker for worker in workers}
    heart.cancel()
    return results, await heart


print(loop.run(main()))
# expect: [ 1] main saw it broke
# expect: [ 2] sent a
# expect: [ 2] w1 got a
# expect: [ 4] beat
# expect: [ 4] sent b
# expect: [ 4] w2 got b
# expect: [ 6] sent c
# expect: [ 6] w1 got c
# expect: [ 8] beat
# expect: [ 8] sent d
# expect: [ 9] w1 got d
# expect: [10] sent e
# expect: [10] w2 got e
# expect: [12] beat
# expect: [16] cancelled heart
# expect: [16] cleanup
# expect: ({'w1': ['a', 'c', 'd'], 'w2': ['b', 'e']}, 'stopped')
print(loop.now, [t.name for t in (Task(None, None), Task(None, "x"))])  # expect: 16 ['task-3', 'x']

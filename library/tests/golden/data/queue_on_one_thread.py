# Queues on one thread.
import queue


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


q = queue.Queue(2)
q.put("a")
q.put_nowait("b")
print(q.qsize(), q.full(), q.empty())  # expect: 2 True False
attempt(q.put, "c", block=False)  # expect: Full: 
attempt(q.put, "c", timeout=0.01)  # expect: Full: 
print(q.get(), q.get_nowait(), q.empty())  # expect: a b True
attempt(q.get, block=False)  # expect: Empty: 
attempt(q.get, timeout=0.01)  # expect: Empty: 
attempt(q.get, timeout=-1)  # expect: ValueError: 'timeout' must be a non-negative number
q.task_done()
q.task_done()
q.join()
attempt(q.task_done)  # expect: ValueError: task_done() called too many times
stack, least = queue.LifoQueue(), queue.PriorityQueue()
for n in (3, 1, 2):
    stack.put(n)
    least.put(n)
print([stack.get() for _ in range(3)], [least.get() for _ in range(3)])  # expect: [2, 1, 3] [1, 2, 3]
stack.put(1)
stack.shutdown()
attempt(stack.put, 2)  # expect: ShutDown: 
print(stack.get())  # expect: 1
attempt(stack.get)  # expect: ShutDown: 
simple = queue.SimpleQueue()
simple.put(1)
print(simple.get(), simple.empty(), simple.qsize())  # expect: 1 True 0
attempt(simple.get_nowait)  # expect: Empty: 

# Programs may hold the lock while they look into the queue.
held = queue.PriorityQueue()
held.put(3)
with held.mutex:
    print(held.queue, held.mutex.locked())  # expect: [3] True
with held.not_empty:
    held.not_empty.notify()
print(held.not_full is held.not_full, held.not_full is held.not_empty)  # expect: True False

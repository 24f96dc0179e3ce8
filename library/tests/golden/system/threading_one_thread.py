"""Locks and their like, within one thread."""
import threading

lock = threading.Lock()
with lock:
    print(lock.locked(), lock.acquire(blocking=False), lock.acquire(timeout=0))
# expect: True False False
print(lock.locked(), repr(lock).split(" at")[0], repr(threading.RLock()).split(" at")[0])
# expect: False <unlocked _thread.lock object <unlocked _thread.RLock object owner=0 count=0
rlock = threading.RLock()
with rlock, rlock:
    print(rlock.acquire(), repr(rlock).startswith("<locked _thread.RLock"))
# expect: True True
event = threading.Event()
print(event.wait(0), event.is_set(), event.set(), event.wait())  # expect: False False None True
condition = threading.Condition()
with condition:
    print(condition.wait(0), condition.wait_for(lambda: 5), condition.notify_all())
# expect: False 5 None
semaphore = threading.BoundedSemaphore(2)
with semaphore:
    print(semaphore.acquire(), semaphore.acquire(blocking=False), semaphore.acquire(timeout=0))
# expect: True False False
barrier = threading.Barrier(1, action=lambda: print("open"))
print(barrier.wait(), barrier.n_waiting, barrier.broken)
# expect: open
# expect: 0 0 False
main = threading.main_thread()
print(main is threading.current_thread(), main.name, main.is_alive(), main.daemon, threading.active_count())
# expect: True MainThread True False 1
print(threading.get_ident() == main.ident, threading.enumerate() == [main])  # expect: True True


class Local(threading.local):
    kind = "mine"

    def __init__(self, value):
        self.value = value


local = Local(3)
local.more = 4
print(local.value, local.__dict__, local.kind)  # expect: 3 {'value': 3, 'more': 4} mine
thread = threading.Thread(target=lambda: print("ran"), name="worker", daemon=True)
print(thread, thread.ident, thread.is_alive())  # expect: <Thread(worker, initial daemon)> None False
thread.run()  # expect: ran
for call in (
    lambda: lock.release(), lambda: rlock._release_save() and rlock._release_save(), lambda: condition.wait(),
    lambda: condition.notify(), lambda: semaphore.release(5), lambda: threading.Semaphore(-1),
    lambda: threading.Barrier(0), lambda: lock.acquire(False, 1), lambda: lock.acquire(timeout=-2),
    lambda: threading.local(1), lambda: thread.join(), lambda: main.join(),
    lambda: setattr(local, "__dict__", {}), lambda: setattr(main, "daemon", True),
):
    try:
        call()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
# expect: RuntimeError: release unlocked lock
# expect: RuntimeError: cannot release un-acquired lock
# expect: RuntimeError: cannot wait on un-acquired lock
# expect: RuntimeError: cannot notify on un-acquired lock
# expect: ValueError: Semaphore released too many times
# expect: ValueError: semaphore initial value must be >= 0
# expect: ValueError: parties must be >= 1
# expect: ValueError: can't specify a timeout for a non-blocking call
# expect: ValueError: timeout value must be a non-negative number
# expect: TypeError: Initialization arguments are not supported
# expect: RuntimeError: cannot join thread before it is started
# expect: RuntimeError: cannot join current thread
# expect: AttributeError: 'Local' object attribute '__dict__' is read-only
# expect: RuntimeError: cannot set daemon status of active thread

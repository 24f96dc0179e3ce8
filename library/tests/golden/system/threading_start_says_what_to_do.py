# gap: a script has one thread.
import threading

thread = threading.Thread(target=print, args=("ran",))
lock = threading.Lock()
lock.acquire()
for call in (thread.start, lock.acquire, threading.Event().wait, threading.Semaphore(0).acquire):
    try:
        call()
    except RuntimeError as error:
        print(error)
# expect: can't start new thread: a script has one; call run() to do the work now, or use tasks of asyncio
# expect: this lock is held already: a script has one thread, so nobody could end the wait
# expect: this event is not set: a script has one thread, so nobody could end the wait
# expect: this semaphore is at zero: a script has one thread, so nobody could end the wait

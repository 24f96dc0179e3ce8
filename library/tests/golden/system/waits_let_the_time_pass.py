"""A wait that ends by itself takes its time, and the older names warn of the newer ones."""
import queue
import threading
import time
import warnings

here = (lambda: None).__code__.co_filename
lock = threading.Lock()
lock.acquire()
semaphore = threading.Semaphore(0)
condition = threading.Condition()
asked = []
with condition:
    for call in (
        lambda: lock.acquire(timeout=0.02), lambda: semaphore.acquire(timeout=0.02), lambda: condition.wait(0.02),
        lambda: condition.wait_for(lambda: asked.append(1), 0.02), lambda: threading.Event().wait(0.02),
        lambda: threading.Barrier(2).wait(0.02), lambda: threading.Barrier(2, timeout=0.02).wait(),
        lambda: queue.Queue().get(timeout=0.02), lambda: queue.SimpleQueue().get(timeout=0.02),
        lambda: threading.Timer(0.02, print, ["late"]).run(), lambda: semaphore.acquire(False),
    ):
        start = time.monotonic()
        try:
            result = call()
        except Exception as error:
            result = type(error).__name__
        print(result, time.monotonic() - start >= 0.015)
# expect: False True
# expect: False True
# expect: False True
# expect: None True
# expect: False True
# expect: BrokenBarrierError True
# expect: BrokenBarrierError True
# expect: Empty True
# expect: Empty True
# expect: late
# expect: None True
# expect: False False
print(asked)  # expect: [1, 1]

thread = threading.Thread(name="one")
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(thread.getName(), thread.isDaemon(), threading.Event().isSet(), threading.activeCount())
    thread.setName("two")
    thread.setDaemon(True)
    with condition:
        condition.notifyAll()
    print(threading.currentThread() is threading.current_thread(), thread.name, thread.daemon)
# expect: one False False 1
# expect: True two True
for warning in caught:
    print(warning.category.__name__, warning.message, warning.filename == here)
# expect: DeprecationWarning getName() is deprecated, get the name attribute instead True
# expect: DeprecationWarning isDaemon() is deprecated, get the daemon attribute instead True
# expect: DeprecationWarning isSet() is deprecated, use is_set() instead True
# expect: DeprecationWarning activeCount() is deprecated, use active_count() instead True
# expect: DeprecationWarning setName() is deprecated, set the name attribute instead True
# expect: DeprecationWarning setDaemon() is deprecated, set the daemon attribute instead True
# expect: DeprecationWarning notifyAll() is deprecated, use notify_all() instead True
# expect: DeprecationWarning currentThread() is deprecated, use current_thread() instead True

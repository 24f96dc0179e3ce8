"""Futures and the executor for them."""
from concurrent.futures import Future, ThreadPoolExecutor, as_completed, wait

with ThreadPoolExecutor(max_workers=2) as pool:
    power, failure = pool.submit(pow, 2, 10), pool.submit(lambda: 1 / 0)
    print(power.result(), repr(failure.exception()), list(pool.map(lambda a, b: a * b, [1, 2, 3], [4, 5, 6])))
    print(wait([power, failure]).not_done, sorted(future.exception() is None for future in as_completed([power, failure])))
# expect: 1024 ZeroDivisionError('division by zero') [4, 10, 18]
# expect: set() [False, True]
power.add_done_callback(lambda future: print("done", future.result()))  # expect: done 1024
future = Future()
future.add_done_callback(lambda future: print("cancelled", future.cancelled()))
print(future.cancel(), future.done(), future.running(), wait([Future()], timeout=0).done)
# expect: cancelled True
# expect: True True False set()
for call in (
    lambda: pool.submit(print), failure.result, future.result, lambda: Future().result(timeout=0),
    lambda: ThreadPoolExecutor(0), lambda: ThreadPoolExecutor(initializer=3),
):
    try:
        call()
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
# expect: RuntimeError: cannot schedule new futures after shutdown
# expect: ZeroDivisionError: division by zero
# expect: CancelledError: 
# expect: TimeoutError: 
# expect: ValueError: max_workers must be greater than 0
# expect: TypeError: initializer must be a callable

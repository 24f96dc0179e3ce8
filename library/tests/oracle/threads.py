"""Expressions of the modules for several threads, as one alone sees them: queue, concurrent.futures, threading."""
import concurrent.futures as futures, io, queue, sys, threading
from concurrent.futures import Future

SCOPE = globals()
# What is said of callbacks that raise.
sys.stderr = io.StringIO()

ITEMS = ("1", "2", "0", "'a'", "None", "(1, 'x')", "[2]", "3.5", "(0, 'y')", "-1")


def queues(chance):
    kind = chance.of(("Queue", "Queue", "LifoQueue", "PriorityQueue", "PriorityQueue", "SimpleQueue"))
    size = chance.of(("", "", "1", "2", "3", "0", "-1")) if kind != "SimpleQueue" else ""
    items = ITEMS if kind != "PriorityQueue" or chance.percent(15) else ("1", "2", "0", "-1", "3.5", "True")
    steps = ", ".join("lambda q: " + chance.of((
        f"q.put_nowait({chance.of(items)})", f"q.put_nowait({chance.of(items)})", f"q.put({chance.of(items)}, False)", f"q.put({chance.of(items)}, timeout=0)", "q.get_nowait()", "q.get(False)", "q.get_nowait()", "q.get(timeout=0)", f"q.get(timeout={chance.of(('-1', '0', '0.001'))})", f"q.put({chance.of(items)}, True, {chance.of(('-1', '0', '0.001'))})", "q.qsize()", "q.empty()", "q.full()", "q.task_done()", "q.unfinished_tasks", "q.maxsize", "q.join() if not getattr(q, 'unfinished_tasks', 1) else 'waits'",
        "q.shutdown()" if chance.percent(40) else "q.qsize()", "q.shutdown(immediate=True)" if chance.percent(30) else "q.empty()", "list(q.queue)", "type(q).__name__", "q.is_shutdown",
    )) for _ in range(2 + chance.below(7)))
    return f"stepwise(queue.{kind}({size}), {steps})"


def boom(value=None):
    raise LookupError(value)


def noted(future):
    """Callbacks write down what they see of a future."""
    seen.append((future.done(), future.cancelled()))


seen = []


def promises(chance):
    steps = ", ".join("lambda f: " + chance.of((
        f"f.set_result({chance.of(ITEMS)})", f"f.set_exception({chance.of(('ValueError(1)', 'KeyError(\'k\')', 'LookupError()', 'None'))})", "f.cancel()", "f.cancelled()", "f.done()", "f.running()", "f.result(timeout=0)", "f.exception(timeout=0)", "f.result(0)", "f.set_running_or_notify_cancel()", "f.set_running_or_notify_cancel()", "f.add_done_callback(noted)", "f.add_done_callback(noted)", "f.add_done_callback(boom)", "f.add_done_callback(lambda f: f.add_done_callback(noted))", "seen[:]", "repr(f).partition('state=')[2]",
    )) for _ in range(2 + chance.below(6)))
    call = chance.of(("pow, 2, 3", "boom, 5", "len, 'abc'", "len, 5", "sorted, [3, 1], reverse=True", "int, 'x'", "lambda: seen.append(1)", "5", "print, nosuch=1", ""))
    more = options(chance, max_workers=("1", "3", "0", "-1", "None", "'x'"), thread_name_prefix=("'n'",), initializer=("noted", "5", "list"), initargs=("()", "([],)"))[2:]
    states = ", ".join(chance.of(("done(1)", "done('x')", "failed(KeyError('k'))", "dropped()", "Future()")) for _ in range(chance.below(4)))
    return chance.of((
        f"kept({steps})", f"kept({steps})", f"kept({steps})", f"executed(lambda e: e.submit({call}).result(), dict({more}))", f"executed(lambda e: type(e.submit({call}).exception()).__name__)", f"executed(lambda e: list(e.map({chance.of(('str', 'pow', 'boom', 'int', '5'))}, {chance.of(('[1, 2]', '\'ab\'', '[2, 3], [1, 2, 3]', '[]', '5', '[1, \'x\']'))}{options(chance, timeout=('None', '5'), chunksize=('1', '2'), buffersize=('None', '1', '2', '0', '-1', '\'x\''))})))", f"executed(lambda e: (e.shutdown(), e.submit(pow, 1, 1)))", f"executed(lambda e: (e.shutdown(wait={chance.of((True, False))}, cancel_futures={chance.of((True, False))}), e.shutdown()))",
        f"waited([{states}], {chance.of(('futures.ALL_COMPLETED', 'futures.FIRST_COMPLETED', 'futures.FIRST_EXCEPTION', '\'x\''))}, {chance.of((0, 0, '0.001'))})", f"waited([{states}], futures.FIRST_COMPLETED, 0)", f"completed([{states}])", f"executed(lambda e: sorted(f.result() for f in futures.as_completed([e.submit(abs, n) for n in {chance.of(('range(3)', '[-2, 2]', '[]'))}])))", f"executed(lambda e: (lambda s: ([f.result() for f in s.done], s.not_done))(futures.wait([e.submit(pow, {chance.below(5)}, 2)])))", f"issubclass(futures.{chance.of(('TimeoutError', 'CancelledError', 'InvalidStateError', 'BrokenExecutor', 'ThreadPoolExecutor'))}, {chance.of(('Exception', 'futures.Executor', 'TimeoutError', 'RuntimeError', 'OSError'))})",
    ))


def kept(*steps):
    seen.clear()
    return stepwise(Future(), *steps)


def done(value):
    future = Future()
    future.set_result(value)
    return future


def failed(error):
    future = Future()
    future.set_exception(error)
    return future


def dropped():
    future = Future()
    future.cancel()
    future.set_running_or_notify_cancel()
    return future


def executed(ask, options=None):
    """What an executor answers; each is left before the next is made."""
    with futures.ThreadPoolExecutor(**({"max_workers": 1} if options is None else options)) as executor:
        return ask(executor)


def waited(made, when, timeout):
    found = futures.wait(made, timeout, when)
    return [sorted(made.index(future) for future in part) for part in found], type(found).__name__


def completed(made):
    """The order is not told, as it is not for CPython."""
    try:
        return sorted(made.index(future) for future in futures.as_completed(made, timeout=0))
    except futures.TimeoutError as error:
        return told(error)


def locks(chance):
    value = chance.of(("", "1", "2", "0", "3", "-1")) if chance.percent(85) else chance.of(("'x'", "1.5", "None"))
    made = chance.of(("Lock()", "Lock()", "RLock()", "RLock()", f"Semaphore({value})", f"BoundedSemaphore({value})", "Event()", "Condition()", "Condition(threading.Lock())", f"Barrier({chance.of(('1', '2', '1, boom', '0', '1, action=noted_bare'))})", "local()", f"Thread({options(chance, name=('\'n\'', '5'), target=('boom', 'seen.append'), args=('(1,)', '()'), daemon=('True', 'None'), group=('None', '1'), kwargs=('{}', '{\'a\': 1}'))[2:]})", "Timer(5, boom)", "current_thread()", "main_thread()"))
    kind = made.partition("(")[0]
    by_kind = {
        "Lock": ("l.acquire(False)", "l.acquire(blocking=False)", "l.acquire(timeout=0)", "l.acquire(True, -1) if not l.locked() else 'waits'", "l.release()", "l.locked()", "l.__enter__() if not l.locked() else 'waits'", "l.__exit__(None, None, None)", "l.acquire(False, 1)", "l.acquire(True, -2)", "l.acquire(timeout=0.001)"),
        "RLock": ("l.acquire()", "l.acquire(False)", "l.release()", "l.__enter__()", "l.__exit__(None, None, None)", "l.acquire(timeout=0)", "l.locked()", "l._is_owned()", "l._recursion_count()"),
        "Semaphore": ("l.acquire(False)", "l.acquire(timeout=0)", "l.release()", "l.release(2)", "l.release(0)", "l._value", "l.acquire(False, 1)", "l.__enter__() if l._value else 'waits'", "l.__exit__(None, None, None)"),
        "Event": ("l.set()", "l.clear()", "l.is_set()", "l.wait(0)", "l.wait(timeout=0.001)", "l.isSet()", "l.wait() if l.is_set() else 'waits'"),
        "Condition": ("l.acquire(False)", "l.release()", "l.notify()", "l.notify_all()", "l.wait(0)", "l.wait_for(lambda: 5, 0)", "l.wait_for(lambda: 0, 0)", "l.__enter__() if l.acquire(False) and not l.release() else 'waits'", "l.notify(2)"),
        "Barrier": ("l.wait(0)", "l.wait(timeout=0)", "l.parties", "l.n_waiting", "l.broken", "l.reset()", "l.abort()"),
        "local": ("setattr(l, 'x', 1)", "l.x", "delattr(l, 'x')", "vars(l)", "l.nosuch", "hasattr(l, 'x')"),
        "Thread": ("l.name == 'n'", "l.daemon", "setattr(l, 'daemon', True)", "setattr(l, 'name', 5)", "l.is_alive()", "l.ident", "l.join()", "l.run()", "l.native_id", "l.isDaemon()", "l.getName()[:2]", "seen[:]", "l.join(timeout=0)", "repr(l)[:8]"),
    }
    by_kind["BoundedSemaphore"] = by_kind["Semaphore"]
    by_kind["Timer"] = ("l.cancel()", "l.finished.is_set()", "l.interval", "l.args, l.kwargs", "l.is_alive()", "l.daemon")
    by_kind["current_thread"] = by_kind["main_thread"] = ("l.name", "l.is_alive()", "l.daemon", "l is threading.main_thread()", "l.ident == threading.get_ident()", "setattr(l, 'daemon', True)", "l.join()", "type(l).__name__", "threading.active_count()", "len(threading.enumerate())", "l in threading.enumerate()")
    steps = ", ".join(f"lambda l: {chance.of(by_kind[kind])}" for _ in range(2 + chance.below(6)))
    return f"lockwise(lambda: threading.{made}, {steps})"


def noted_bare():
    seen.append("noted")


def lockwise(make, *steps):
    seen.clear()
    return stepwise(make(), *steps)


CASES = {"queue": queues, "futures": promises, "futures again": promises, "threading": locks, "threading again": locks}

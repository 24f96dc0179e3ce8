# Event sourcing: the state is a fold over events, commands check it, projections close over their own state.
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import reduce, singledispatch


@dataclass(frozen=True)
class Opened:
    account: str
    owner: str


@dataclass(frozen=True)
class Deposited:
    account: str
    amount: int


@dataclass(frozen=True)
class Withdrawn:
    account: str
    amount: int


@dataclass(frozen=True)
class Account:
    owner: str
    balance: int = 0
    version: int = 0


class Refused(Exception):
    pass


@singledispatch
def apply(event, accounts):
    raise TypeError(f"no rule for {type(event).__name__}")


@apply.register
def _(event: Opened, accounts):
    return accounts | {event.account: Account(event.owner)}


@apply.register(Deposited)
@apply.register(Withdrawn)
def _(event, accounts):
    account = accounts[event.account]
    sign = 1 if isinstance(event, Deposited) else -1
    changed = replace(account, balance=account.balance + sign * event.amount, version=account.version + 1)
    return accounts | {event.account: changed}


def make_store():
    events = []
    listeners = []

    def append(*new):
        events.extend(new)
        for event in new:
            for listener in listeners:
                listener(event)

    def state(until=None):
        return reduce(lambda accounts, event: apply(event, accounts), events[:until], {})

    def subscribe(listener):
        for event in events:
            listener(event)
        listeners.append(listener)
        return listener

    return append, state, subscribe


append, state, subscribe = make_store()


def open_account(account, owner):
    if account in state():
        raise Refused(f"{account} exists")
    append(Opened(account, owner))


def transfer(source, target, amount):
    accounts = state()
    match accounts.get(source), accounts.get(target):
        case None, _:
            raise Refused(f"no account {source}")
        case _, None:
            raise Refused(f"no account {target}")
        case Account(balance=balance), _ if balance < amount:
            raise Refused(f"{source} has {balance}, not {amount}")
    append(Withdrawn(source, amount), Deposited(target, amount))


def turnover():
    sums = defaultdict(int)

    def listen(event):
        if isinstance(event, (Deposited, Withdrawn)):
            sums[event.account] += event.amount

    return listen, lambda: dict(sorted(sums.items()))


open_account("a", "ann")
open_account("b", "bob")
append(Deposited("a", 100))
listen, report = turnover()
subscribe(listen)
for command in [("a", "b", 30), ("b", "a", 50), ("a", "z", 1), ("q", "a", 1), ("b", "a", 10)]:
    try:
        transfer(*command)
        print("ok", command)
    except Refused as error:
        print("refused:", error)
        # expect: ok ('a', 'b', 30)
        # expect: refused: b has 30, not 50
        # expect: refused: no account z
        # expect: refused: no account q
        # expect: ok ('b', 'a', 10)
try:
    open_account("a", "again")
except Refused as error:
    print("refused:", error)  # expect: refused: a exists
for name, account in state().items():
    print(name, account)
    # expect: a Account(owner='ann', balance=80, version=3)
    # expect: b Account(owner='bob', balance=20, version=2)
print(report(), state(3)["a"].balance, [len(state(n)) for n in range(4)])
# expect: {'a': 140, 'b': 40} 100 [0, 1, 2, 2]
try:
    append("noise")
    state()
except TypeError as error:
    print(error)  # expect: no rule for str

from contextlib import ContextDecorator, ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import total_ordering
from operator import attrgetter


class BankError(Exception):
    """Something that a customer can be told."""


class Insufficient(BankError):
    def __init__(self, account, wanted):
        self.account, self.wanted = account, wanted
        super().__init__(account, wanted)

    def __str__(self):
        return f"{self.account.owner} has {self.account.balance}, not {self.wanted}"


@total_ordering
@dataclass(eq=False)
class Money:
    cents: int
    currency: str = "EUR"

    def __post_init__(self):
        if not isinstance(self.cents, int):
            raise TypeError(f"cents must be int, not {type(self.cents).__name__}")

    def _same(self, other):
        if not isinstance(other, Money):
            return NotImplemented
        if other.currency != self.currency:
            raise BankError(f"{self.currency} is not {other.currency}")
        return True

    def __add__(self, other):
        same = self._same(other)
        return same if same is NotImplemented else Money(self.cents + other.cents, self.currency)

    def __neg__(self):
        return Money(-self.cents, self.currency)

    def __sub__(self, other):
        return self + -other

    def __eq__(self, other):
        return isinstance(other, Money) and (self.cents, self.currency) == (other.cents, other.currency)

    def __lt__(self, other):
        same = self._same(other)
        return same if same is NotImplemented else self.cents < other.cents

    def __str__(self):
        return f"{self.cents / 100:,.2f} {self.currency}"


@dataclass
class Account:
    owner: str
    balance: Money = field(default_factory=lambda: Money(0))
    history: list = field(default_factory=list, repr=False)
    locked: bool = field(default=False, init=False, repr=False)

    def post(self, amount, note):
        if self.balance + amount < Money(0, amount.currency):
            raise Insufficient(self, -amount)
        self.balance += amount
        self.history.append((note, amount.cents))

    def __enter__(self):
        if self.locked:
            raise BankError(f"{self.owner} is locked")
        self.locked = True
        return self

    def __exit__(self, kind, error, traceback):
        self.locked = False


@contextmanager
def transaction(*accounts):
    with ExitStack() as stack:
        for account in sorted(accounts, key=attrgetter("owner")):
            stack.enter_context(account)
            stack.callback(print, "  released", account.owner)
        saved = [(a, a.balance, len(a.history)) for a in accounts]
        try:
            yield accounts
        except BankError as error:
            for account, balance, length in saved:
                account.balance = balance
                del account.history[length:]
            raise BankError("transfer undone") from error


class audited(ContextDecorator):
    depth = 0
    lines = []

    def __init__(self, label):
        self.label = label

    def __enter__(self):
        self.lines.append("  " * audited.depth + f"begin {self.label}")
        audited.depth += 1
        return self

    def __exit__(self, kind, error, traceback):
        audited.depth -= 1
        outcome = "ok" if kind is None else f"{kind.__name__}"
        self.lines.append("  " * audited.depth + f"end {self.label}: {outcome}")
        return kind is PermissionError


@audited("transfer")
def transfer(source, target, amount, *, fee=Money(0)):
    with transaction(source, target):
        target.post(amount, f"from {source.owner}")
        source.post(-amount, f"to {target.owner}")
        if fee.cents:
            source.post(-fee, "fee")
    return source.balance, target.balance


ann, bob = Account("ann", Money(10_000)), Account("bob")
print(*transfer(ann, bob, Money(2_550), fee=Money(50)))
# expect:   released bob
# expect:   released ann
# expect: 74.00 EUR 25.50 EUR
for amount, fee in [(Money(7_400), Money(1)), (Money(5, "USD"), Money(0)), (Money(100), Money(0))]:
    try:
        print(*transfer(ann, bob, amount, fee=fee))
    except BankError as error:
        print(f"{error}, because {error.__cause__} ({type(error.__cause__).__name__})", error.__suppress_context__)
        # expect:   released bob
        # expect:   released ann
        # expect: transfer undone, because ann has 74.00 EUR, not 0.01 EUR (Insufficient) True
        # expect:   released bob
        # expect:   released ann
        # expect: transfer undone, because EUR is not USD (BankError) True
        # expect:   released bob
        # expect:   released ann
        # expect: 73.00 EUR 26.50 EUR
print(ann, bob, ann.history, ann.locked)
# expect: Account(owner='ann', balance=Money(cents=7300, currency='EUR')) Account(owner='bob', balance=Money(cents=2650, currency='EUR')) [('to bob', -2550), ('fee', -50), ('to bob', -100)] False

with suppress(BankError), bob:
    with audited("inner") as audit:
        transfer(ann, bob, Money(1))  # expect:   released ann
    print("not reached")
with audited("refused"):
    raise PermissionError("swallowed")
print(*audited.lines, sep="\n")
# expect: begin transfer
# expect: end transfer: ok
# expect: begin transfer
# expect: end transfer: BankError
# expect: begin transfer
# expect: end transfer: BankError
# expect: begin transfer
# expect: end transfer: ok
# expect: begin inner
# expect:   begin transfer
# expect:   end transfer: BankError
# expect: end inner: BankError
# expect: begin refused
# expect: end refused: PermissionError
print(Money(5) < Money(7), max([Money(3), Money(9), Money(1)]), Money(1) == Money(1, "USD"), Money(1234567))
# expect: True 0.09 EUR False 12,345.67 EUR
for wrong in (lambda: Money(1.5), lambda: Money(1) + 2, lambda: Money(1) < Money(2, "USD"), lambda: {Money(1)}):
    try:
        wrong()
    except (TypeError, BankError) as error:
        print(type(error).__name__, error)
        # expect: TypeError cents must be int, not float
        # expect: TypeError unsupported operand type(s) for +: 'Money' and 'int'
        # expect: BankError EUR is not USD
        # expect: TypeError cannot use 'Money' as a set element (unhashable type: 'Money')

//! Rust types as classes of scripts: what is declared works as in Python, what is not is denied.

use nonlocal::{
    Closure, Ctx, Engine, Error, ErrorKind, HostFunction, HostObject, HostRef, HostType, Iterate,
    Module, Object, Ref, RefMut, Rest, Result, Runtime, Value,
};

#[derive(Debug)]
struct Account {
    owner: String,
    balance: f64,
}

#[derive(Debug, thiserror::Error)]
#[error("only {0} left")]
struct Overdrawn(f64);

fn account() -> HostType<Account> {
    HostType::new("Account")
        .doc("An account with a balance.")
        .constructor_with(
            |owner: String, balance: f64| -> Result<Account> {
                if balance < 0.0 {
                    return Err(Error::exception("ValueError", "negative balance"));
                }
                Ok(Account { owner, balance })
            },
            |new| new.param("owner").param_or("balance", 0.0),
        )
        .method_with(
            "deposit",
            |this: &mut Account, amount: f64| {
                this.balance += amount;
                this.balance
            },
            |method| method.param("amount").doc("Adds to the balance."),
        )
        .method("withdraw", |this: &mut Account, amount: f64| {
            if amount > this.balance {
                return Err(Overdrawn(this.balance));
            }
            this.balance -= amount;
            Ok(this.balance)
        })
        .method(
            "update",
            |this: &mut Account, cx: &mut Ctx<'_>, f: Closure| -> Result<f64> {
                this.balance = cx.call(&f, (this.balance,))?;
                Ok(this.balance)
            },
        )
        .method(
            "look",
            |this: &Account, cx: &mut Ctx<'_>, f: Closure| -> Result<f64> {
                cx.call(&f, (this.balance,))
            },
        )
        .method("boom", |_: &mut Account| -> () { panic!("boom") })
        .property("balance", |this: &Account| this.balance)
        .property("owner", |this: &Account| this.owner.clone())
        .setter("owner", |this: &mut Account, owner: String| {
            this.owner = owner
        })
        .value("CURRENCY", "EUR")
        .static_method("limit", || 1000)
        .class_method(
            "of",
            |cx: &mut Ctx<'_>, class: Closure, owner: &str| -> Result<Object> {
                cx.call(&class, (owner,))
            },
        )
        .repr(|this| format!("<account of {}>", this.owner))
        .str(|this| this.owner.clone())
}

fn runtime() -> Runtime {
    let bank = Module::new("bank").ty(account()).function(
        "transfer",
        |mut from: RefMut<'_, Account>, mut to: RefMut<'_, Account>, amount: f64| {
            from.balance -= amount;
            to.balance += amount;
        },
    );
    let mut rt = Engine::builder().module(bank).build().runtime();
    rt.run::<()>("from bank import Account, transfer\na = Account('Ada', 10)")
        .unwrap();
    rt
}

fn eval(rt: &mut Runtime, source: &str) -> String {
    match rt.run::<Value>(source) {
        Ok(value) => rt.repr(value).unwrap(),
        Err(error) => error.to_string(),
    }
}

#[track_caller]
fn check(rows: &[(&str, &str)]) {
    let mut rt = runtime();
    for (source, expected) in rows {
        assert_eq!(eval(&mut rt, source), *expected, "{source}");
    }
}

#[test]
fn what_is_declared_works() {
    check(&[
        ("a.deposit(5)", "15.0"),
        ("a.deposit(amount=5)", "20.0"),
        ("a.withdraw(1.5)", "18.5"),
        ("a.balance", "18.5"),
        ("a.owner = 'Bob'\na.owner", "'Bob'"),
        ("a", "<account of Bob>"),
        (
            "str(a), f'{a}', f'{a!r}'",
            "('Bob', 'Bob', '<account of Bob>')",
        ),
        ("Account.CURRENCY, a.CURRENCY", "('EUR', 'EUR')"),
        ("Account.limit(), a.limit()", "(1000, 1000)"),
        ("Account.of('Cy').owner", "'Cy'"),
        ("Account(balance=1, owner='Di').balance", "1.0"),
        ("m = a.deposit\nm(1)", "19.5"),
        ("Account.deposit(a, 1)", "20.5"),
        ("getattr(a, 'balance')", "20.5"),
        (
            "b = Account('B')\ntransfer(a, b, 20)\na.balance, b.balance",
            "(0.5, 20.0)",
        ),
    ]);
}

#[test]
fn scripts_see_a_class() {
    check(&[
        ("Account", "<class 'bank.Account'>"),
        (
            "type(a) is Account, isinstance(a, Account), isinstance(1, Account)",
            "(True, True, False)",
        ),
        (
            "Account.__name__, Account.__qualname__, Account.__module__",
            "('Account', 'Account', 'bank')",
        ),
        ("Account.__doc__", "'An account with a balance.'"),
        (
            "Account.__mro__",
            "(<class 'bank.Account'>, <class 'object'>)",
        ),
        ("Account.deposit.__doc__", "'Adds to the balance.'"),
        ("Account.deposit.__text_signature__", "'($self, amount)'"),
        ("Account.deposit", "<method 'deposit' of 'Account' objects>"),
        (
            "type(Account.deposit).__name__, type(a.deposit).__name__",
            "('method_descriptor', 'builtin_function_or_method')",
        ),
        (
            "repr(a.deposit)[:42]",
            "'<built-in method deposit of Account object'",
        ),
        (
            "[n for n in dir(a) if n[0] != '_']",
            "['CURRENCY', 'balance', 'boom', 'deposit', 'limit', 'look', 'of', 'owner', 'update', 'withdraw']",
        ),
        (
            "hash(a) == hash(a), a == a, a != Account('x')",
            "(True, True, True)",
        ),
        ("bool(a)", "True"),
    ]);
}

#[test]
fn what_is_not_declared_is_denied() {
    check(&[
        (
            "a.nothing",
            "AttributeError: 'Account' object has no attribute 'nothing'",
        ),
        (
            "a.nothing = 1",
            "AttributeError: 'Account' object has no attribute 'nothing' and no __dict__ for setting new attributes",
        ),
        (
            "a.balance = 1",
            "AttributeError: property 'balance' of 'Account' object has no setter",
        ),
        (
            "del a.owner",
            "AttributeError: property 'owner' of 'Account' object has no deleter",
        ),
        (
            "Account.x = 1",
            "TypeError: cannot set 'x' attribute of immutable type 'Account'",
        ),
        (
            "del Account.deposit",
            "TypeError: cannot set 'deposit' attribute of immutable type 'Account'",
        ),
        (
            "type.__setattr__(Account, 'x', 1)",
            "TypeError: cannot set 'x' attribute of immutable type 'Account'",
        ),
        (
            "Account.__dict__['x'] = 1",
            "TypeError: 'mappingproxy' object does not support item assignment",
        ),
        (
            "class B(Account): pass",
            "TypeError: type 'Account' is not an acceptable base type",
        ),
        (
            "type('B', (Account,), {})",
            "TypeError: type 'Account' is not an acceptable base type",
        ),
        (
            "a + 1",
            "TypeError: unsupported operand type(s) for +: 'Account' and 'int'",
        ),
        ("len(a)", "TypeError: object of type 'Account' has no len()"),
        ("a[0]", "TypeError: 'Account' object is not subscriptable"),
        ("a()", "TypeError: 'Account' object is not callable"),
        ("iter(a)", "TypeError: 'Account' object is not iterable"),
        (
            "a < a",
            "TypeError: '<' not supported between instances of 'Account' and 'Account'",
        ),
        (
            "object.__new__(Account)",
            "TypeError: object.__new__(Account) is not safe, use Account.__new__()",
        ),
        (
            "class P: pass\np = P()\np.__class__ = Account",
            "TypeError: __class__ assignment only supported for mutable types or ModuleType subclasses",
        ),
        (
            "a.__class__ = P",
            "TypeError: __class__ assignment only supported for mutable types or ModuleType subclasses",
        ),
        (
            "vars(a)",
            "TypeError: vars() argument must have __dict__ attribute",
        ),
    ]);
}

#[test]
fn wrong_arguments_raise_what_python_raises() {
    check(&[
        (
            "Account()",
            "TypeError: Account() missing 1 required positional argument: 'owner'",
        ),
        (
            "Account('a', 1, 2)",
            "TypeError: Account() takes from 2 to 3 positional arguments but 4 were given",
        ),
        (
            "Account('a', x=1)",
            "TypeError: Account() got an unexpected keyword argument 'x'",
        ),
        (
            "Account('a', owner='b')",
            "TypeError: Account() got multiple values for argument 'owner'",
        ),
        (
            "Account(1)",
            "TypeError: Account() argument 'owner': expected str, got int",
        ),
        ("Account('a', -1)", "ValueError: negative balance"),
        (
            "a.deposit()",
            "TypeError: Account.deposit() missing 1 required positional argument: 'amount'",
        ),
        (
            "a.deposit(1, 2)",
            "TypeError: Account.deposit() takes 2 positional arguments but 3 were given",
        ),
        (
            "a.deposit('x')",
            "TypeError: Account.deposit() argument 'amount': expected float, got str",
        ),
        (
            "a.deposit(amont=1)",
            "TypeError: Account.deposit() got an unexpected keyword argument 'amont'. Did you mean 'amount'?",
        ),
        (
            "a.withdraw()",
            "TypeError: Account.withdraw() takes exactly one argument (0 given)",
        ),
        (
            "a.withdraw(x=1)",
            "TypeError: Account.withdraw() takes no keyword arguments",
        ),
        (
            "Account.deposit()",
            "TypeError: unbound method Account.deposit() needs an argument",
        ),
        (
            "Account.deposit(1, 2)",
            "TypeError: descriptor 'deposit' for 'Account' objects doesn't apply to a 'int' object",
        ),
        (
            "Account.__new__(int, 'a')",
            "TypeError: Account.__new__(int): int is not a subtype of Account",
        ),
        (
            "transfer(a, 1, 2)",
            "TypeError: transfer() argument 2: expected Account, got int",
        ),
    ]);
}

#[test]
fn an_error_of_the_host_is_caught_by_scripts_and_comes_back() {
    let mut rt = runtime();
    let seen: String = rt
        .run("try:\n    a.withdraw(99)\nexcept RuntimeError as e:\n    seen = str(e)\nseen")
        .unwrap();
    assert_eq!(seen, "only 10 left");
    let error = rt.run::<()>("a.withdraw(99)").unwrap_err();
    assert_eq!(error.downcast_ref::<Overdrawn>().unwrap().0, 10.0);
}

#[test]
fn two_borrows_that_do_not_go_together_are_an_error() {
    let mut rt = runtime();
    // Two readers at once are fine.
    assert_eq!(
        rt.run::<f64>("a.look(lambda b: b + a.balance)").unwrap(),
        20.0
    );
    let error = rt.run::<()>("a.look(lambda b: a.deposit(1))").unwrap_err();
    assert_eq!(
        error.to_string(),
        "RuntimeError: Account is already borrowed"
    );
    let error = rt.run::<()>("a.update(lambda b: a.balance)").unwrap_err();
    assert_eq!(
        error.to_string(),
        "RuntimeError: Account is already mutably borrowed"
    );
    // The failure leaves nothing behind.
    assert_eq!(rt.run::<f64>("a.deposit(1)").unwrap(), 11.0);
    // The host's own borrows count, too.
    let a: HostRef<Account> = rt.run("a").unwrap();
    let guard = a.borrow().unwrap();
    assert_eq!(rt.run::<f64>("a.balance").unwrap(), 11.0);
    assert!(rt.run::<f64>("a.deposit(1)").is_err());
    drop(guard);
    assert_eq!(rt.run::<f64>("a.deposit(1)").unwrap(), 12.0);
}

#[test]
fn a_method_that_panics_leaves_object_and_runtime_usable() {
    let mut rt = runtime();
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let error = rt.run::<()>("a.boom()").unwrap_err();
    std::panic::set_hook(hook);
    assert_eq!(error.kind(), ErrorKind::Panic);
    assert_eq!(rt.run::<f64>("a.deposit(1)").unwrap(), 11.0);
}

#[test]
fn the_host_makes_and_borrows_objects() {
    let mut rt = runtime();
    let b = rt
        .object(Account {
            owner: "B".into(),
            balance: 1.0,
        })
        .unwrap();
    rt.set("b", &b).unwrap();
    rt.run::<()>("b.deposit(2)").unwrap();
    assert_eq!(b.borrow().unwrap().balance, 3.0);
    b.borrow_mut().unwrap().balance = 7.0;
    assert_eq!(rt.run::<f64>("b.balance").unwrap(), 7.0);
    assert_eq!(rt.attr::<f64>(b.object(), "balance").unwrap(), 7.0);
    assert_eq!(
        rt.call_method::<f64>(b.object(), "deposit", (1,)).unwrap(),
        8.0
    );
    let same: HostRef<Account> = rt.run("b").unwrap();
    assert_eq!(same, b);
    let error = rt.run::<HostRef<Account>>("1").unwrap_err();
    assert_eq!(
        (error.kind(), error.to_string().as_str()),
        (ErrorKind::Convert, "expected Account, got int")
    );
    let error = rt.run::<Vec<HostRef<Account>>>("[b, 1]").unwrap_err();
    assert_eq!(error.to_string(), "expected Account, got int at [1]");
    // The data outlives the runtime in the host's hands.
    drop(rt);
    assert_eq!(b.borrow().unwrap().owner, "B");
}

#[test]
fn a_type_that_the_engine_does_not_know_is_not_found() {
    let error = Runtime::new().object(Overdrawn(1.0)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
    assert!(
        error
            .message()
            .starts_with("the engine has no host type for `")
    );
}

#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
struct V(f64, f64);

impl HostObject for V {
    fn host_type() -> HostType<Self> {
        HostType::new("V")
            .constructor(V)
            .method("__add__", |a: &V, b: V| V(a.0 + b.0, a.1 + b.1))
            .method("__iadd__", |a: &V, b: V| V(a.0 + b.0 + 100.0, a.1 + b.1))
            .method("__mul__", |a: &V, k: f64| V(a.0 * k, a.1 * k))
            .method("__rmul__", |a: &V, k: f64| V(a.0 * k, a.1 * k))
            .method("__neg__", |a: &V| V(-a.0, -a.1))
            .method("__abs__", |a: &V| a.0.hypot(a.1))
            .method("__bool__", |a: &V| a.0 != 0.0 || a.1 != 0.0)
            .method("__len__", |_: &V| 2)
            .method("__getitem__", |a: &V, index: i64| match index {
                0 => Ok(a.0),
                1 => Ok(a.1),
                _ => Err(Error::exception("IndexError", "no such axis")),
            })
            .method("__setitem__", |a: &mut V, index: usize, value: f64| {
                *(if index == 0 { &mut a.0 } else { &mut a.1 }) = value;
            })
            .method("__delitem__", |a: &mut V, _index: usize| *a = V(0.0, 0.0))
            .method("__contains__", |a: &V, x: f64| a.0 == x || a.1 == x)
            .method("__call__", |a: &V, x: f64| a.0 * x + a.1)
            .iter(|a| [a.0, a.1].into_iter())
            .compare_eq()
            .compare_ord()
            .debug_repr()
    }
}

#[test]
fn operators_and_protocols() {
    let geo = Module::new("geo").ty(V::host_type());
    let mut rt = Engine::builder().module(geo).build().runtime();
    rt.run::<()>("from geo import V\nv = V(3, 4)").unwrap();
    for (source, expected) in [
        ("v + V(1, 1)", "V(4.0, 5.0)"),
        ("w = v\nw += v\nw", "V(106.0, 8.0)"),
        ("2 * v, v * 2", "(V(6.0, 8.0), V(6.0, 8.0))"),
        ("-v", "V(-3.0, -4.0)"),
        (
            "abs(v), bool(v), bool(V(0, 0)), len(v)",
            "(5.0, True, False, 2)",
        ),
        ("v[0], v[1]", "(3.0, 4.0)"),
        ("v[2]", "IndexError: no such axis"),
        ("w = V(0, 0)\nw[1] = 7\nw", "V(0.0, 7.0)"),
        ("del w[0]\nw", "V(0.0, 0.0)"),
        ("3 in v, 5 in v", "(True, False)"),
        ("v(10)", "34.0"),
        ("list(v), max(v)", "([3.0, 4.0], 4.0)"),
        ("x, y = v\ny", "4.0"),
        ("[*v, *v]", "[3.0, 4.0, 3.0, 4.0]"),
        (
            "v == V(3, 4), v != V(3, 4), v == 3, v < V(4, 0), v >= v",
            "(True, False, False, True, True)",
        ),
        ("sorted([V(2, 0), V(1, 0)])", "[V(1.0, 0.0), V(2.0, 0.0)]"),
        ("hash(v)", "TypeError: unhashable type: 'V'"),
        (
            "v + 1",
            "TypeError: unsupported operand type(s) for +: 'V' and 'int'",
        ),
        (
            "1 + v",
            "TypeError: unsupported operand type(s) for +: 'int' and 'V'",
        ),
        (
            "v < 1",
            "TypeError: '<' not supported between instances of 'V' and 'int'",
        ),
        (
            "v['a']",
            "TypeError: V.__getitem__() argument 1: expected int, got str",
        ),
    ] {
        assert_eq!(eval(&mut rt, source), expected, "{source}");
    }
    assert_eq!(rt.run::<V>("v").unwrap(), V(3.0, 4.0));
    assert_eq!(rt.run::<Vec<V>>("[v, v]").unwrap().len(), 2);
    // Passed by the host, in a runtime that was told of the type by nobody.
    let mut rt = Runtime::new();
    rt.set("vs", vec![V(1.0, 2.0), V(3.0, 4.0)]).unwrap();
    assert_eq!(rt.run::<V>("vs[0] + vs[1]").unwrap(), V(4.0, 6.0));
}

#[test]
fn hashes_make_keys() {
    #[derive(PartialEq, Hash)]
    struct Id(u64);
    let id = HostType::<Id>::new("Id")
        .constructor(Id)
        .compare_eq()
        .hash();
    let mut rt = Engine::builder()
        .module(Module::new("ids").ty(id))
        .build()
        .runtime();
    assert_eq!(
        eval(
            &mut rt,
            "from ids import Id\nd = {Id(1): 'a', Id(2): 'b'}\nd[Id(2)], len({Id(1), Id(1)})"
        ),
        "('b', 1)"
    );
}

#[test]
fn subclasses_where_the_host_allows_them() {
    let base = HostType::<V>::new("V")
        .constructor(V)
        .property("x", |v: &V| v.0)
        .method("__add__", |a: &V, b: Ref<'_, V>| a.0 + b.0)
        .subclassable();
    let other = HostType::<Overdrawn>::new("O").subclassable();
    let geo = Module::new("geo").ty(base).ty(other);
    let mut rt = Engine::builder().module(geo).build().runtime();
    for (source, expected) in [
        (
            "
from geo import V, O
class W(V):
    def __new__(cls, x, name):
        self = super().__new__(cls, x, 0)
        return self
    def __init__(self, x, name):
        self.name = name
    def twice(self):
        return self.x * 2
w = W(4, 'w')
w.twice(), w.name, w.x, isinstance(w, V), type(w).__name__, w + V(1, 0)",
            "(8.0, 'w', 4.0, True, 'W', 5.0)",
        ),
        (
            "class Plain(V): pass\np = Plain(1, 2)\np.attr = 3\np.x, p.attr",
            "(1.0, 3)",
        ),
        (
            "class Bad(V, O): pass",
            "TypeError: multiple bases have instance lay-out conflict",
        ),
        (
            "object.__new__(Plain)",
            "TypeError: object.__new__(Plain) is not safe, use V.__new__()",
        ),
        ("O()", "TypeError: cannot create 'O' instances"),
    ] {
        assert_eq!(eval(&mut rt, source), expected, "{source}");
    }
    let w: HostRef<V> = rt.run("w").unwrap();
    assert_eq!(w.borrow().unwrap().0, 4.0);
}

#[test]
fn subclasses_with_an_init_of_their_own() {
    let account = account().subclassable();
    let bank = Module::new("bank").ty(account);
    let mut rt = Engine::builder().module(bank).build().runtime();
    for (source, expected) in [
        (
            "
from bank import Account
class Savings(Account):
    def __init__(self, name, *, rate):
        self.rate = rate
        super().__init__(name.title(), balance=10.0)
s = Savings('ada', rate=0.5)
s.owner, s.balance, s.rate, isinstance(s, Account)",
            "('Ada', 10.0, 0.5, True)",
        ),
        // One that derives from it further, and one without an `__init__`.
        (
            "
class Joint(Savings):
    def __init__(self, *names):
        super().__init__(' and '.join(names), rate=0.1)
class Plain(Savings): pass
Joint('ada', 'bob').owner, Plain('eve', rate=1).rate",
            "('Ada And Bob', 1)",
        ),
        (
            "
class Late(Account):
    def __init__(self): pass
late = Late()
late.balance",
            "RuntimeError: Account.__init__() was not called",
        ),
        (
            "Account.__init__(late, 'Zoe', 3)\nlate.balance, late.owner",
            "(3.0, 'Zoe')",
        ),
        // It has its data, and keeps it.
        (
            "Account.__init__(late, 'Yan')\nlate.__init__()\nlate.owner",
            "'Zoe'",
        ),
        (
            "Account.__init__(3, 'x')",
            "TypeError: descriptor '__init__' requires a 'Account' object but received a 'int'",
        ),
        (
            "
class Wrong(Account):
    def __init__(self): super().__init__()
Wrong()",
            "TypeError: Account.__init__() missing 1 required positional argument: 'owner'",
        ),
        (
            "
class Bad(Account):
    def __init__(self): super().__init__('x', -1.0)
Bad()",
            "ValueError: negative balance",
        ),
    ] {
        assert_eq!(eval(&mut rt, source), expected, "{source}");
    }
    let s: HostRef<Account> = rt.run("s").unwrap();
    assert_eq!(s.borrow().unwrap().balance, 10.0);
}

#[test]
fn context_managers_and_handles() {
    struct File(bool);
    let file = HostType::<File>::new("File")
        .constructor(|| File(false))
        .property("open", |this: &File| this.0)
        .handle_method(
            "__enter__",
            |this: HostRef<File>| -> Result<HostRef<File>> {
                this.borrow_mut()?.0 = true;
                Ok(this)
            },
        )
        .method("__exit__", |this: &mut File, args: Rest<Value>| {
            this.0 = false;
            args.0[0] != Value::None
        });
    let mut rt = Engine::builder()
        .module(Module::new("io2").ty(file))
        .build()
        .runtime();
    let source = "
from io2 import File
seen = []
with File() as f:
    seen.append(f.open)
    1 / 0
seen.append(f.open)
seen";
    assert_eq!(eval(&mut rt, source), "[True, False]");
}

#[test]
fn iterators_are_lazy_and_may_call_scripts() {
    let mut rt = Runtime::new();
    let count = rt.function("count", |f: Closure| {
        let mut n = 0;
        Iterate::from_fn(move |cx| {
            n += 1;
            if n > 3 {
                Ok(None)
            } else {
                cx.call::<i64>(&f, (n,)).map(Some)
            }
        })
    });
    rt.set("count", count).unwrap();
    assert_eq!(eval(&mut rt, "list(count(lambda n: n * n))"), "[1, 4, 9]");
    assert_eq!(
        eval(&mut rt, "it = count(lambda n: n // 0)\nnext(it)"),
        "ZeroDivisionError: division by zero"
    );
    assert_eq!(
        eval(&mut rt, "it = count(lambda n: next(it))\nnext(it)"),
        "RuntimeError: host_iterator is already borrowed"
    );
}

#[test]
fn signatures_of_host_functions() {
    let mut rt = Runtime::new();
    let f = HostFunction::new("f", |a: i64, b: i64, c: Option<i64>, d: i64| (a, b, c, d))
        .positional("a")
        .param_or("b", 2)
        .keyword_or("c", Value::None)
        .keyword("d")
        .doc("Four.");
    let f = rt.define(&f);
    rt.set("f", f).unwrap();
    let g = rt.define(
        &HostFunction::new(
            "g",
            |a: i64,
             Rest(more): Rest<i64>,
             sep: String,
             nonlocal::Keywords(kw): nonlocal::Keywords<i64>| { (a, more, sep, kw) },
        )
        .param("a")
        .keyword_or("sep", ","),
    );
    rt.set("g", g).unwrap();
    for (source, expected) in [
        ("f(1, d=4)", "(1, 2, None, 4)"),
        ("f(1, b=5, d=4, c=3)", "(1, 5, 3, 4)"),
        (
            "f.__doc__, f.__text_signature__",
            "('Four.', '(a, /, b=2, *, c=None, d)')",
        ),
        (
            "f(1)",
            "TypeError: f() missing 1 required keyword-only argument: 'd'",
        ),
        (
            "f(a=1, d=4)",
            "TypeError: f() got some positional-only arguments passed as keyword arguments: 'a'",
        ),
        (
            "f(d=4)",
            "TypeError: f() missing 1 required positional argument: 'a'",
        ),
        (
            "f(1, 2, 3, d=4)",
            "TypeError: f() takes from 1 to 2 positional arguments but 3 positional arguments (and 1 keyword-only argument) were given",
        ),
        (
            "f(1, 2, 3)",
            "TypeError: f() takes from 1 to 2 positional arguments but 3 were given",
        ),
        ("g(1, 2, 3, x=4, sep=';')", "(1, [2, 3], ';', [('x', 4)])"),
        ("g(1)", "(1, [], ',', [])"),
        (
            "g(1, x='a')",
            "TypeError: g() argument 'x': expected int, got str",
        ),
        (
            "g(1, 2, 'a')",
            "TypeError: g() argument 3: expected int, got str",
        ),
        ("g.__text_signature__", "\"(a, *args, sep=',', **kwargs)\""),
    ] {
        assert_eq!(eval(&mut rt, source), expected, "{source}");
    }
}

#[test]
fn what_a_property_makes_lives_until_it_is_stored() {
    let name = HostType::<u32>::new("Name").property("text", |this: &u32| format!("name {this}"));
    let engine = Engine::builder().host_type(name).gc_stress(true).build();
    let mut rt = engine.runtime();
    let object = rt.object(7_u32).expect("a known type");
    rt.set("name", &object).expect("a global");
    let source = "
def texts(name):
    for _ in range(3):
        first = name.text
        second = name.text
        yield first, second, [name.text, name.text], name.text + first
list(texts(name)) == [('name 7', 'name 7', ['name 7'] * 2, 'name 7name 7')] * 3";
    assert!(rt.run::<bool>(source).expect("a result"));
}

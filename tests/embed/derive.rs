//! Derived conversions and host types: the same as what a host would write by hand.

use nonlocal::{
    Engine, FromValue, HostObject, HostRef, HostType, IntoValue, Module, Result, Runtime,
};

#[derive(FromValue, IntoValue, Debug, PartialEq, Clone)]
struct Order {
    customer: String,
    items: Vec<Item>,
    note: Option<String>,
    #[nonlocal(rename = "class")]
    kind: Kind,
    #[nonlocal(default)]
    discount: f64,
}

#[derive(FromValue, IntoValue, Debug, PartialEq, Clone)]
struct Item(String, u32);

#[derive(FromValue, IntoValue, Debug, PartialEq, Clone, Copy)]
#[nonlocal(rename_all = "snake_case")]
enum Kind {
    FirstClass,
    #[nonlocal(rename = "2nd")]
    SecondClass,
}

#[derive(FromValue, IntoValue, Debug, PartialEq)]
struct Celsius(f64);

#[derive(FromValue, IntoValue, Debug, PartialEq)]
enum Size {
    Auto,
    Pixels(i64),
    Named(String),
}

#[derive(FromValue, IntoValue, Debug, PartialEq)]
struct Pair<T> {
    one: T,
    two: T,
}

fn shown(value: impl IntoValue) -> String {
    Runtime::new().repr(value).expect("it is shown")
}

#[test]
fn structs_are_dicts_or_objects() -> Result<()> {
    let mut rt = Runtime::new();
    let order: Order = rt.run(
        "{'customer': 'Ada', 'items': [('tea', 2), ['jam', 1]], 'class': 'first_class', 'more': 1}",
    )?;
    let expected = Order {
        customer: "Ada".into(),
        items: vec![Item("tea".into(), 2), Item("jam".into(), 1)],
        note: None,
        kind: Kind::FirstClass,
        discount: 0.0,
    };
    assert_eq!(order, expected);
    assert_eq!(
        shown(order),
        "{'customer': 'Ada', 'items': [('tea', 2), ('jam', 1)], 'note': None, 'class': 'first_class', 'discount': 0.0}"
    );
    let order: Order = rt.run(
        "
class O:
    customer = 'Bob'
    items = ()
    note = 'now'
    @property
    def discount(self): return 1 / 4
o = O()
setattr(o, 'class', '2nd')
o",
    )?;
    assert_eq!((order.note.as_deref(), order.discount), (Some("now"), 0.25));
    assert_eq!(order.kind, Kind::SecondClass);
    assert_eq!(
        rt.run::<Pair<i64>>("{'one': 1, 'two': 2}")?,
        Pair { one: 1, two: 2 }
    );
    Ok(())
}

#[test]
fn errors_name_the_place() {
    let mut rt = Runtime::new();
    for (source, message) in [
        (
            "{'customer': 'Ada', 'items': [('tea', 'two')], 'class': '2nd'}",
            "expected int, got str at .items[0][1]",
        ),
        (
            "{'customer': 'Ada', 'items': [('tea',)], 'class': '2nd'}",
            "expected 2 items, got 1 at .items[0]",
        ),
        (
            "{'customer': 'Ada'}",
            "expected a dict or an object with 'items', got dict",
        ),
        (
            "{'customer': 'Ada', 'items': [], 'class': 'third'}",
            "expected Kind, one of 'first_class', '2nd', got 'third' at .class",
        ),
        ("3", "expected a dict or an object with 'customer', got int"),
    ] {
        let error = rt.run::<Order>(source).unwrap_err();
        assert_eq!(error.to_string(), message, "{source}");
    }
    // What a property raises is no failed conversion.
    let source = "
class O:
    @property
    def one(self): raise ValueError('no')
O()";
    let error = rt.run::<Pair<i64>>(source).unwrap_err();
    assert_eq!(error.to_string(), "ValueError: no");
}

#[test]
fn variants_are_names_or_what_they_hold() -> Result<()> {
    let mut rt = Runtime::new();
    assert_eq!(rt.run::<Size>("'Auto'")?, Size::Auto);
    assert_eq!(rt.run::<Size>("12")?, Size::Pixels(12));
    assert_eq!(rt.run::<Size>("'large'")?, Size::Named("large".into()));
    let error = rt.run::<Size>("[]").unwrap_err();
    assert_eq!(error.to_string(), "expected Size, got list");
    assert_eq!(
        shown(vec![Size::Auto, Size::Pixels(3), Size::Named("x".into())]),
        "['Auto', 3, 'x']"
    );
    assert_eq!(rt.run::<Celsius>("36.6")?, Celsius(36.6));
    assert_eq!(shown(Celsius(1.5)), "1.5");
    Ok(())
}

#[derive(HostType, Debug, Clone)]
#[nonlocal(rename = "Account", doc = "An account.", subclassable, debug_repr, with = account)]
struct BankAccount {
    #[nonlocal(get)]
    owner: String,
    #[nonlocal(get, set, rename = "value")]
    balance: f64,
    secret: u32,
}

fn account(ty: HostType<BankAccount>) -> HostType<BankAccount> {
    ty.constructor(|owner: String| BankAccount {
        owner,
        balance: 0.0,
        secret: 7,
    })
    .method("deposit", |this: &mut BankAccount, amount: f64| {
        this.balance += amount;
    })
}

#[test]
fn a_host_type_has_the_fields_that_it_shows() -> Result<()> {
    let bank = Module::new("bank").ty(BankAccount::host_type());
    let mut rt = Engine::builder().module(bank).build().runtime();
    rt.run::<()>("from bank import Account\na = Account('Ada')\na.deposit(5)\na.value *= 2")?;
    assert_eq!(
        rt.run::<(String, f64)>("a.owner, a.value")?,
        ("Ada".into(), 10.0)
    );
    assert_eq!(rt.run::<String>("Account.__doc__")?, "An account.");
    assert!(
        rt.run::<()>("a.owner = 'Bob'")
            .unwrap_err()
            .is_exception("AttributeError")
    );
    assert!(
        rt.run::<()>("a.secret")
            .unwrap_err()
            .is_exception("AttributeError")
    );
    assert!(rt.run::<String>("repr(a)")?.contains("BankAccount"));
    let account: HostRef<BankAccount> = rt.run("a")?;
    assert_eq!(account.borrow()?.secret, 7);
    rt.run::<()>("class Savings(Account): pass\nSavings('Eve')")
}

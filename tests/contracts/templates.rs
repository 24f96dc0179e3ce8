//! A template of a script comes to the host with its texts and values apart, and one of the host's goes the other way;
//! what it brings along is held to the same rules as other values.

use nonlocal::code::Conversion;
use nonlocal::{
    Ctx, Engine, ErrorKind, Interpolation, Limits, Runtime, Template, TemplatePart, Value,
};

fn run(script: &str) -> Template {
    Runtime::new().run(script).expect("a template")
}

#[test]
fn a_template_keeps_its_texts_and_values_apart() {
    let template = run("name, n = \"'; DROP\", 3\nt'a{name}b{n + 1!r:>{n}}'");
    assert_eq!(template.strings(), ["a", "b", ""]);
    let [name, number] = template.interpolations() else {
        panic!("two fields")
    };
    assert_eq!(name.value, Value::from("'; DROP"));
    assert_eq!(
        (&*name.expression, name.conversion),
        ("name", Conversion::None)
    );
    assert_eq!(number.value, Value::Int(4));
    assert_eq!(
        (&*number.expression, number.conversion),
        ("n + 1", Conversion::Repr)
    );
    assert_eq!(number.format_spec, ">3");
    let parts: Vec<_> = template.parts().collect();
    let expected = [
        TemplatePart::Text("a"),
        TemplatePart::Field(name),
        TemplatePart::Text("b"),
        TemplatePart::Field(number),
    ];
    assert_eq!(parts, expected);
}

#[test]
fn a_template_without_anything_has_one_text() {
    for template in [run("t''"), Template::new(), Template::default()] {
        assert_eq!(template.strings(), [""]);
        assert_eq!(template.parts().count(), 0);
    }
}

#[test]
fn there_and_back_is_the_same() {
    let mut rt = Runtime::new();
    let made = Template::new()
        .text("a")
        .text("b")
        .value("x", 1.5)
        .field(
            Interpolation::new("y", "text")
                .with_conversion(Conversion::Ascii)
                .with_format_spec(">9"),
        )
        .text("c");
    rt.set("made", &made).expect("it converts");
    let shown: String = rt.run("repr(made)").expect("a str");
    assert_eq!(
        shown,
        "Template(strings=('ab', '', 'c'), interpolations=(Interpolation(1.5, 'x', None, ''), \
         Interpolation('text', 'y', 'a', '>9')))"
    );
    let back: Template = rt.run("made").expect("a template");
    assert_eq!(back, made);
    let joined: Template = rt.run("made + t'{made.values[0]}'").expect("a template");
    assert_eq!(joined.strings(), ["ab", "", "c", ""]);
    let field: Interpolation = rt.run("made.interpolations[1]").expect("a field");
    assert_eq!(&field, &made.interpolations()[1]);
    rt.set("field", field).expect("it converts");
    assert!(
        rt.run::<bool>("field.value == 'text' and field.conversion == 'a'")
            .expect("a bool")
    );
}

#[test]
fn host_functions_take_and_give_templates() {
    let mut rt = Runtime::new();
    let bind = rt.function("bind", |template: Template| {
        let query = template.strings().join("?");
        let values = template.interpolations().iter();
        (
            query,
            values.map(|field| field.value.clone()).collect::<Vec<_>>(),
        )
    });
    rt.set("bind", bind).expect("a function");
    let double = rt.function("double", |template: Template| {
        template
            .parts()
            .fold(Template::new(), |sum, part| match part {
                TemplatePart::Text(text) => sum.text(text).text(text),
                TemplatePart::Field(field) => sum.field(field.clone()).field(field.clone()),
            })
    });
    rt.set("double", double).expect("a function");
    let (query, values): (String, Vec<i64>) = rt
        .run("bind(double(t'x = {1} or '))")
        .expect("a query and its values");
    assert_eq!(query, "x = x = ?? or  or ");
    assert_eq!(values, [1, 1]);
}

#[test]
fn values_that_are_objects_are_the_objects_themselves() {
    let mut rt = Runtime::new();
    let template: Template = rt
        .run("items = [1]\nf = lambda: items\nt'{items}{f}'")
        .expect("a template");
    let Value::Object(items) = &template.interpolations()[0].value else {
        panic!("a list is an object")
    };
    rt.call_method::<()>(items, "append", (2,)).expect("a list");
    assert_eq!(rt.run::<Vec<i64>>("items").expect("a list"), [1, 2]);
    // The handles keep what they name alive, and come back as the same objects.
    rt.run::<()>("del items").expect("it runs");
    rt.collect();
    rt.set("back", &template).expect("it converts");
    assert!(rt.run::<bool>("back.values[0] == [1, 2]").expect("a bool"));
}

#[test]
fn fields_are_shown_as_an_f_string_shows_them() {
    let mut rt = Runtime::new();
    let template: Template = rt
        .run(
            "class Point:
    def __repr__(self): return 'Point!'
    def __format__(self, spec): return f'<{spec}>'
t'{Point()}{Point():x}{Point()!r:>8}{1.5:.2f}'",
        )
        .expect("a template");
    let shown: Vec<String> = template
        .interpolations()
        .iter()
        .map(|field| rt.format(field).expect("a text"))
        .collect();
    assert_eq!(shown, ["<>", "<x>", "  Point!", "1.50"]);
    let bad = Interpolation::new("x", 1).with_format_spec("nonsense");
    let error = rt.format(&bad).expect_err("there is no such format");
    assert!(error.is_exception("ValueError"), "{error}");
    // From inside of a run, the script sees the exception.
    let show = rt.function("show", |cx: &mut Ctx<'_>, template: Template| {
        let fields = template.interpolations().iter();
        fields
            .map(|field| cx.format(field))
            .collect::<nonlocal::Result<Vec<String>>>()
    });
    rt.set("show", show).expect("a function");
    let said: String = rt
        .run("try: show(t'{1}{2:nonsense}')\nexcept ValueError as error: said = str(error)\nsaid")
        .expect("a str");
    assert_eq!(
        said,
        "Invalid format specifier 'nonsense' for object of type 'int'"
    );
}

#[test]
fn other_values_are_no_templates() {
    let mut rt = Runtime::new();
    for (script, got) in [
        ("'text'", "str"),
        ("1", "int"),
        ("None", "None"),
        ("[t'']", "list"),
    ] {
        let error = rt.run::<Template>(script).expect_err("no template");
        assert_eq!(error.kind(), ErrorKind::Convert);
        let words = format!("expected Template, got {got}");
        assert!(error.to_string().contains(&words), "{error}");
    }
    let error = rt.run::<Interpolation>("t'{1}'").expect_err("no field");
    assert!(
        error
            .to_string()
            .contains("expected Interpolation, got string.templatelib.Template"),
        "{error}"
    );
    // Texts that Rust's strings cannot hold.
    assert_eq!(
        rt.run::<Template>("t'\\ud800'")
            .expect_err("a surrogate")
            .kind(),
        ErrorKind::Convert
    );
}

#[test]
fn values_of_another_runtime_are_refused() {
    let foreign: Template = Runtime::new().run("t'{[1]}'").expect("a template");
    let mut rt = Runtime::new();
    let error = rt
        .set("template", &foreign)
        .expect_err("the list is of another runtime");
    assert_eq!(error.kind(), ErrorKind::ForeignHandle);
    let error = rt
        .format(&foreign.interpolations()[0])
        .expect_err("it is of another runtime");
    assert_eq!(error.kind(), ErrorKind::ForeignHandle);
}

#[test]
fn what_a_host_hands_over_counts_as_heap() {
    let engine = Engine::builder()
        .limits(Limits::new().heap_bytes(1 << 20))
        .build();
    let mut rt = engine.runtime();
    let large = Template::new().text(&"x".repeat(2 << 20));
    let error = rt.set("large", large).expect_err("there is no room");
    assert!(matches!(error.kind(), ErrorKind::Limit(_)), "{error}");
    assert_eq!(rt.run::<i64>("1 + 1").expect("the runtime works"), 2);
}

#[test]
fn making_many_fields_is_paid_for() {
    let engine = Engine::builder()
        .limits(Limits::new().fuel(100_000))
        .build();
    let mut rt = engine.runtime();
    let script = "t = t'{1}'\nwhile True:\n    t = t + t\n    t.values";
    let error = rt.run::<()>(script).expect_err("it does not end");
    assert!(matches!(error.kind(), ErrorKind::Limit(_)), "{error}");
}

//! Pages of recordings: what their text promises. `tests/page` looks at them in a browser.

use nonlocal::recording::Bounds;
use nonlocal::{Engine, Output, Program, Recording, Runtime};

fn recording(source: &str) -> Recording {
    let program = Program::compile("page.py", source).expect("it compiles");
    let mut rt = Engine::builder()
        .stdout(Output::discard())
        .build()
        .runtime();
    Recording::of(&mut rt, &program, Bounds::new()).expect("it runs")
}

/// What an element with an id contains.
fn data<'a>(html: &'a str, id: &str) -> &'a str {
    let start = format!("<script type=\"application/json\" id=\"{id}\">");
    let (_, rest) = html.split_once(&start).expect("the element");
    rest.split_once("</script>").expect("its end").0
}

#[test]
fn nothing_of_a_script_becomes_markup() {
    let html = recording("text = '</script><!--<script>'")
        .page()
        .title("</title><script>")
        .paragraph("<b>`<i>`</b>")
        .question("</ol>")
        .link("<u>", "javascript:alert(1)")
        .to_html();
    assert_eq!(html.matches("<script").count(), 3);
    assert_eq!(html.matches("</script").count(), 3);
    for markup in ["<!--", "<b>", "<i>", "<u>", "</title><", "javascript:"] {
        assert!(!html.contains(markup), "{markup}");
    }
    assert!(html.contains("<title>&lt;/title&gt;&lt;script&gt;</title>"));
    assert!(html.contains("<p>&lt;b&gt;<code>&lt;i&gt;</code>&lt;/b&gt;</p>"));
    assert!(html.contains("href=\"javascript%3Aalert%281%29\""));
}

#[test]
fn a_page_carries_its_recording_and_the_reasons() {
    let recording = recording("def f(n):\n    return lambda: n\nf(1)()");
    let html = recording.to_html();
    assert_eq!(data(&html, "recording"), recording.to_json());
    let reasons = data(&html, "reasons");
    let free = r#""line":2,"scope":"f.<locals>.<lambda>","name":"n","head":"n is a free variable of f.<locals>.<lambda>""#;
    let free = free.replace('<', "\\u003c").replace('>', "\\u003e");
    assert!(reasons.contains(&free), "{reasons}");
    // The recording does not mention what is built in, so no row of the page has it.
    assert!(!reasons.contains("print"), "{reasons}");
}

#[test]
fn parts_of_the_page_are_not_looked_for_in_what_is_put_in() {
    let html = recording("text = '{{script}}{{style}}'")
        .page()
        .title("{{recording}}")
        .to_html();
    assert!(html.contains("<title>{{recording}}</title>"));
    assert!(html.contains("{{script}}{{style}}"));
}

#[test]
fn an_empty_recording_has_a_page() {
    let recording = Recording::of(
        &mut Runtime::new(),
        &Program::compile("none.py", "").expect("it compiles"),
        Bounds::new(),
    );
    assert!(
        recording
            .expect("it runs")
            .to_html()
            .contains("<title>none.py</title>")
    );
}

#[test]
fn a_source_with_a_name_that_everything_uses_is_explained_in_bounds() {
    // Each of the functions asks for the same variable, whose places are all of them.
    let mut source = "def outer():\n    shared = 1\n".to_owned();
    for number in 0..3_000 {
        source += &format!("    def f{number}():\n        return shared\n    f{number}()\n");
    }
    source += "outer()\n";
    let html = recording(&source).to_html();
    let reasons = data(&html, "reasons").matches("\"head\"").count();
    assert!((1_000..10_000).contains(&reasons), "{reasons}");
}

//! The page: a recording as one HTML file, in which a person steps through the run.
//!
//! Input: a [`Recording`] and what its teacher says of it; output: a text that needs nothing from outside.
//! The script of the page (`replay.js`, `draw.js`, `page.js`) reads the recording from a block of data beside it.
//!
//! Invariant: nothing of a recording becomes markup. Its JSON has no `<`, so that it cannot end its block; the script makes text nodes of it; prose is escaped here. The Content-Security-Policy of the
//! page allows this script and this style, by their digests, and nothing else.

#[cfg(feature = "parser")]
mod reasons;

use std::fmt::Write as _;

use crate::embed::recording::Recording;

const PAGE: &str = include_str!("page.html");
const STYLE: [&str; 3] = [
    include_str!("page.css"),
    include_str!("picture.css"),
    include_str!("media.css"),
];
const SCRIPT: [&str; 3] = [
    include_str!("replay.js"),
    include_str!("draw.js"),
    include_str!("page.js"),
];

/// A page of a recording with a title, prose and links of one's own; see [`Recording::page`].
///
/// ```
/// use nonlocal::recording::Bounds;
/// use nonlocal::{Program, Recording, Runtime};
///
/// let program = Program::compile("adder.py", "def adder(n):\n    return lambda x: x + n\nprint(adder(1)(2))")?;
/// let recording = Recording::of(&mut Runtime::new(), &program, Bounds::new())?;
/// let html = recording
///     .page()
///     .title("A function that remembers")
///     .paragraph("The lambda uses `n`, which `adder` has bound.")
///     .question("What is in the cell when `adder` has returned?")
///     .link("All pages", "index.html")
///     .to_html();
/// assert!(html.contains("<code>n</code>"));
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Page<'a> {
    recording: &'a Recording,
    title: String,
    prose: String,
    questions: String,
    links: String,
}

impl Recording {
    /// A page on which a person steps through the run, forwards and backwards: one HTML file with nothing from outside,
    /// which works without a network and from a `file:` address. It shows the source, the frames, the cells and who
    /// shares them, the objects that they reach, and the output; a variable that is chosen tells why it is there.
    ///
    /// Whatever the script has named or printed is text on the page and never markup.
    ///
    /// ```
    /// use nonlocal::recording::Bounds;
    /// use nonlocal::{Program, Recording, Runtime};
    ///
    /// let program = Program::compile("counter.py", "n = 1\nn += 1\nprint(n)")?;
    /// let recording = Recording::of(&mut Runtime::new(), &program, Bounds::new())?;
    /// let html = recording.to_html();
    /// assert!(html.starts_with("<!doctype html>"));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn to_html(&self) -> String {
        self.page().to_html()
    }

    /// The page of [`Recording::to_html`] with what a teacher adds to it.
    pub fn page(&self) -> Page<'_> {
        Page {
            recording: self,
            title: self
                .name()
                .rsplit(['/', '\\'])
                .next()
                .unwrap_or_default()
                .to_owned(),
            prose: String::new(),
            questions: String::new(),
            links: String::new(),
        }
    }
}

impl Page<'_> {
    /// The title, instead of the name of the program without its folders.
    pub fn title(mut self, title: &str) -> Self {
        title.clone_into(&mut self.title);
        self
    }

    /// Adds a paragraph above the program. What stands between two backticks is shown as code; there is no other
    /// markup.
    pub fn paragraph(mut self, text: &str) -> Self {
        self.prose += "<p>";
        push_prose(&mut self.prose, text);
        self.prose += "</p>\n";
        self
    }

    /// Adds a question to the list beneath the program; backticks as in [`Page::paragraph`].
    pub fn question(mut self, text: &str) -> Self {
        self.questions += "<li>";
        push_prose(&mut self.questions, text);
        self.questions += "</li>\n";
        self
    }

    /// Adds a link to a file beside the page, such as the next page.
    pub fn link(mut self, text: &str, file: &str) -> Self {
        self.links += "<li><a href=\"";
        // Percent-encoded as a segment of a path, which can be no address of another kind.
        for byte in file.bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'/' => {
                    self.links.push(char::from(byte));
                }
                _ => _ = write!(self.links, "%{byte:02X}"),
            }
        }
        self.links += "\">";
        push_escaped(&mut self.links, text);
        self.links += "</a></li>\n";
        self
    }

    /// The whole page; see [`Recording::to_html`].
    #[must_use]
    pub fn to_html(&self) -> String {
        let (script, style) = (SCRIPT.concat(), STYLE.concat());
        let recording = self.recording.to_json();
        let mut html =
            String::with_capacity(PAGE.len() + style.len() + script.len() + recording.len());
        let mut rest = PAGE;
        // The parts of the page are put in in one go: what they contain is not looked at again.
        while let Some((before, after)) = rest.split_once("{{") {
            html += before;
            let (part, after) = after.split_once("}}").unwrap_or_default();
            match part {
                "policy" => push_policy(&mut html, &script, &style),
                "title" => push_escaped(&mut html, &self.title),
                "style" => html += &style,
                "links" => push_around(
                    &mut html,
                    "<nav aria-label=\"Pages\"><ul>\n",
                    &self.links,
                    "</ul></nav>\n",
                ),
                "before" => push_around(
                    &mut html,
                    "<div class=\"prose\">\n",
                    &self.prose,
                    "</div>\n",
                ),
                "after" => push_around(
                    &mut html,
                    "<section class=\"prose\" aria-labelledby=\"questions\">\n<h2 id=\"questions\">Questions</h2>\n<ol>\n",
                    &self.questions,
                    "</ol>\n</section>\n",
                ),
                "recording" => html += &recording,
                "reasons" => html += &self.reasons(),
                "script" => html += &script,
                _ => {}
            }
            rest = after;
        }
        html + rest
    }

    /// Why the variables of the recording are what they are, as JSON.
    #[cfg(feature = "parser")]
    fn reasons(&self) -> String {
        reasons::to_json(self.recording)
    }

    /// Nothing says why without a parser.
    #[cfg(not(feature = "parser"))]
    #[expect(clippy::unused_self, reason = "as with a parser")]
    fn reasons(&self) -> String {
        "[]".to_owned()
    }
}

/// What a page may load: nothing but the script and the style that are in it.
fn push_policy(html: &mut String, script: &str, style: &str) {
    let (script, style) = (
        crate::text::sha256::base64(script),
        crate::text::sha256::base64(style),
    );
    _ = write!(
        html,
        "default-src 'none'; script-src 'sha256-{script}'; style-src 'sha256-{style}'; base-uri 'none'; \
         form-action 'none'"
    );
}

/// A part with what stands around it, if there is anything.
fn push_around(html: &mut String, before: &str, part: &str, after: &str) {
    if !part.is_empty() {
        html.extend([before, part, after]);
    }
}

/// A text with its code between backticks; a backtick that has no other one is itself.
fn push_prose(html: &mut String, text: &str) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('`') {
        let Some((code, after)) = after.split_once('`') else {
            break;
        };
        push_escaped(html, before);
        *html += "<code>";
        push_escaped(html, code);
        *html += "</code>";
        rest = after;
    }
    push_escaped(html, rest);
}

/// A text as the content of an element.
fn push_escaped(html: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '<' => *html += "&lt;",
            '>' => *html += "&gt;",
            '&' => *html += "&amp;",
            '"' => *html += "&quot;",
            '\'' => *html += "&#39;",
            '\t' | '\n' => html.push(character),
            // The parser of HTML refuses these; as they cannot be seen, the rest goes with them.
            _ if character.is_control() => html.push('\u{fffd}'),
            _ => html.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_text_with_code() {
        let mut html = String::new();
        push_prose(&mut html, "a `b<c` d & \"e\" `f \u{1b}");
        assert_eq!(
            html,
            "a <code>b&lt;c</code> d &amp; &quot;e&quot; `f \u{fffd}"
        );
    }
}

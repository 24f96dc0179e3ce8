//! `#[nonlocal(..)]`: what a host says about a type, a field or a variant.

use syn::meta::ParseNestedMeta;
use syn::{Attribute, Ident, LitStr, Path, Result};

/// How names without one of their own are written.
#[derive(Clone, Copy)]
pub(crate) enum Case {
    Snake,
    Lower,
    Upper,
}

impl Case {
    fn parse(text: &LitStr) -> Result<Self> {
        match text.value().as_str() {
            "snake_case" => Ok(Self::Snake),
            "lowercase" => Ok(Self::Lower),
            "UPPERCASE" => Ok(Self::Upper),
            _ => Err(syn::Error::new(
                text.span(),
                "expected `snake_case`, `lowercase` or `UPPERCASE`",
            )),
        }
    }

    fn apply(self, name: &str) -> String {
        match self {
            Self::Lower => name.to_lowercase(),
            Self::Upper => name.to_uppercase(),
            Self::Snake => {
                let mut snake = String::new();
                for (at, letter) in name.char_indices() {
                    if letter.is_uppercase() && at > 0 {
                        snake.push('_');
                    }
                    snake.extend(letter.to_lowercase());
                }
                snake
            }
        }
    }
}

/// What is said about a type.
#[derive(Default)]
pub(crate) struct OfType {
    pub(crate) rename: Option<LitStr>,
    pub(crate) rename_all: Option<Case>,
    pub(crate) doc: Option<LitStr>,
    pub(crate) subclassable: bool,
    pub(crate) exclusive: bool,
    pub(crate) debug_repr: bool,
    pub(crate) with: Option<Path>,
}

/// What is said about a field or a variant.
#[derive(Default)]
pub(crate) struct OfItem {
    pub(crate) rename: Option<LitStr>,
    pub(crate) default: bool,
    pub(crate) get: bool,
    pub(crate) set: bool,
}

/// Goes through all that the attributes say.
fn each(
    attributes: &[Attribute],
    mut read: impl FnMut(&ParseNestedMeta<'_>) -> Result<bool>,
) -> Result<()> {
    let ours = attributes
        .iter()
        .filter(|each| each.path().is_ident("nonlocal"));
    for attribute in ours {
        attribute.parse_nested_meta(|meta| match read(&meta)? {
            true => Ok(()),
            false => Err(meta.error("`nonlocal` has no such attribute here")),
        })?;
    }
    Ok(())
}

impl OfType {
    pub(crate) fn read(attributes: &[Attribute]) -> Result<Self> {
        let mut said = Self::default();
        each(attributes, |meta| {
            let name = meta.path.get_ident().map(ToString::to_string);
            match name.as_deref() {
                Some("rename") => said.rename = Some(meta.value()?.parse()?),
                Some("rename_all") => said.rename_all = Some(Case::parse(&meta.value()?.parse()?)?),
                Some("doc") => said.doc = Some(meta.value()?.parse()?),
                Some("subclassable") => said.subclassable = true,
                Some("exclusive") => said.exclusive = true,
                Some("debug_repr") => said.debug_repr = true,
                Some("with") => said.with = Some(meta.value()?.parse()?),
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(said)
    }

    /// The name that scripts see of a field or a variant.
    pub(crate) fn name_of(&self, item: &OfItem, ident: &Ident) -> String {
        let ident = ident.to_string();
        let ident = ident.strip_prefix("r#").unwrap_or(&ident);
        match (&item.rename, self.rename_all) {
            (Some(name), _) => name.value(),
            (None, Some(case)) => case.apply(ident),
            (None, None) => ident.to_owned(),
        }
    }
}

impl OfItem {
    pub(crate) fn read(attributes: &[Attribute]) -> Result<Self> {
        let mut said = Self::default();
        each(attributes, |meta| {
            let name = meta.path.get_ident().map(ToString::to_string);
            match name.as_deref() {
                Some("rename") => said.rename = Some(meta.value()?.parse()?),
                Some("default") => said.default = true,
                Some("get") => said.get = true,
                Some("set") => said.set = true,
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(said)
    }
}

//! Binding: which argument of a call goes to which parameter of a host function, and what Python raises where
//! that does not work out.

use smallvec::SmallVec;

use super::function::Definition;
use crate::value::Value as VmValue;
use crate::vm::{Keywords, Outcome, Vm, positional_message};

/// Arguments in the order of the parameters.
pub(crate) struct Bound {
    /// One for each parameter that takes one value; unbound where nothing was given.
    pub(crate) values: SmallVec<[VmValue; 8]>,
    /// How many of the positional arguments went there; the rest is for `*args`.
    pub(crate) positional: usize,
    /// What is for `**kwargs`.
    pub(crate) keywords: Keywords,
}

/// Binds the arguments of a call into `bound`, or raises what Python raises. Nothing is put there where they lie
/// in the right order already.
#[inline]
pub(crate) fn bind(
    vm: &mut Vm,
    definition: &Definition,
    given: &[VmValue],
    keywords: &[(VmValue, VmValue)],
    bound: &mut Option<Bound>,
) -> Outcome<()> {
    let Definition { arity, names, .. } = definition;
    let is_in_order = match definition.is_plain {
        true => given.len() == definition.positional,
        // `*args` takes what is given beyond the parameters.
        false => names.is_empty() && arity.most.is_none() && given.len() >= arity.required,
    };
    if !keywords.is_empty() || !is_in_order {
        *bound = Some(bind_slowly(vm, definition, given, keywords)?);
    }
    Ok(())
}

/// As [`bind`], where the arguments have to be put in order.
#[inline(never)]
fn bind_slowly(
    vm: &mut Vm,
    definition: &Definition,
    given: &[VmValue],
    keywords: &[(VmValue, VmValue)],
) -> Outcome<Bound> {
    if definition.names.is_empty() {
        check_count(vm, definition, given.len(), !keywords.is_empty())?;
        let positional = given.len().min(definition.arity.parameters);
        return Ok(Bound {
            values: SmallVec::from_slice(&given[..positional]),
            positional,
            keywords: SmallVec::from_slice(keywords),
        });
    }
    by_name(definition, vm, given, keywords)
        .map_err(|message| vm.misfit(&definition.shown, &message))
}

/// Parameters without names: the phrasings of built-in functions.
fn check_count(vm: &mut Vm, definition: &Definition, given: usize, keywords: bool) -> Outcome<()> {
    let Definition {
        name, shown, arity, ..
    } = definition;
    if keywords && !arity.keywords {
        return Err(vm.misfit(shown, "takes no keyword arguments"));
    }
    let (least, most) = (arity.required, arity.most.unwrap_or(usize::MAX));
    if (least..=most).contains(&given) {
        return Ok(());
    }
    Err(match (least, most) {
        (_, 0) => vm.misfit(shown, &format!("takes no arguments ({given} given)")),
        (1, 1) => vm.misfit(
            shown,
            &format!("takes exactly one argument ({given} given)"),
        ),
        _ => vm.type_error(positional_message(name, given, least, most)),
    })
}

/// Parameters with names: bound as those of a script's function.
fn by_name(
    definition: &Definition,
    vm: &Vm,
    given: &[VmValue],
    keywords: &[(VmValue, VmValue)],
) -> Result<Bound, String> {
    let parameters = definition.parameters();
    let (positional, all) = (definition.positional, definition.arity.parameters);
    let taken = given.len().min(positional);
    let mut bound = Bound {
        values: SmallVec::from_slice(&given[..taken]),
        positional: taken,
        keywords: Keywords::new(),
    };
    bound.values.resize(all, VmValue::UNBOUND);
    parameters.place_keywords(vm, keywords, &mut bound.values, &mut bound.keywords)?;
    if definition.arity.most.is_some() && given.len() > positional {
        let receiver = usize::from(definition.has_receiver);
        let optional = (0..positional)
            .skip_while(|&index| definition.is_required(index))
            .count();
        return Err(parameters.too_many(given.len(), receiver, optional, &bound.values));
    }
    let is_optional = |index| !definition.is_required(index);
    parameters.check_given(0..positional, &bound.values, is_optional)?;
    parameters.check_given(positional..all, &bound.values, is_optional)?;
    Ok(bound)
}

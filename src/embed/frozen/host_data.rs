//! What types of the host have to do with objects as bytes: their classes by name, and their data in their own words.

use std::sync::Arc;

use crate::embed::Ctx;
use crate::embed::host::call::settings;
use crate::embed::host::host_type::Spec;
use crate::freeze::graph::HostData;
use crate::object::HostBox;
use crate::value::Value;
use crate::vm::Vm;

/// The types of the host that a runtime knows.
pub(in crate::embed) struct HostTypes;

/// The types that the runtime has met, and those of its engine.
fn specs(vm: &Vm) -> Vec<Arc<Spec>> {
    let met = vm
        .host
        .known_types()
        .filter_map(|known| Arc::clone(&known.spec).downcast().ok());
    let mut specs: Vec<Arc<Spec>> = met.collect();
    specs.extend(settings(vm).host_types.iter().cloned());
    specs
}

impl HostData for HostTypes {
    fn type_name(&self, vm: &Vm, class: Value) -> Option<String> {
        let class = class.as_class()?;
        let known = vm.host.known_types().find(|known| known.class == class)?;
        let spec = known.spec.downcast_ref::<Spec>()?;
        Some(spec.name.to_string())
    }

    fn class(&self, vm: &mut Vm, name: &str) -> Option<Value> {
        let spec = specs(vm).into_iter().find(|spec| *spec.name == *name)?;
        spec.class(&mut Ctx { vm }).ok().map(Value::from)
    }

    fn freeze(&self, vm: &mut Vm, data: &HostBox) -> Result<(String, Vec<u8>), String> {
        let rust = data.data.rust();
        let Some(spec) = specs(vm).into_iter().find(|spec| spec.rust == rust) else {
            return Err("is data of the host of an unknown type".to_owned());
        };
        let Some(words) = &spec.frozen else {
            let article = if spec.name.starts_with(['A', 'E', 'I', 'O', 'U']) {
                "an"
            } else {
                "a"
            };
            return Err(format!("is {article} {}, which has no freeze", spec.name));
        };
        match words.freeze(data) {
            Ok(bytes) => Ok((spec.name.to_string(), bytes)),
            Err(error) => Err(format!(
                "is of the type {}, whose freeze says: {error}",
                spec.name
            )),
        }
    }

    fn thaw(&self, vm: &mut Vm, name: &str, bytes: &[u8]) -> Result<HostBox, String> {
        let Some(spec) = specs(vm).into_iter().find(|spec| *spec.name == *name) else {
            return Err(format!("the type '{name}' of the host"));
        };
        let Some(words) = &spec.frozen else {
            return Err(format!("the thaw of the type '{name}' of the host"));
        };
        let made = spec.class(&mut Ctx { vm });
        made.and_then(|_| words.thaw(vm, bytes))
            .map_err(|error| format!("what the thaw of '{name}' needs ({error})"))
    }
}

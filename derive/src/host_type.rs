//! `HostType`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Error, Fields, Result};

use crate::attributes::{OfItem, OfType};

pub(crate) fn host_type(input: &DeriveInput) -> Result<TokenStream> {
    let said = OfType::read(&input.attrs)?;
    let ident = &input.ident;
    if !input.generics.params.is_empty() {
        let text = "a host type has no parameters: each Rust type is a class of its own";
        return Err(Error::new(ident.span(), text));
    }
    let mut steps = Vec::new();
    if let Data::Struct(data) = &input.data
        && let Fields::Named(fields) = &data.fields
    {
        for field in &fields.named {
            let Some(field_ident) = &field.ident else {
                continue;
            };
            let item = OfItem::read(&field.attrs)?;
            let name = said.name_of(&item, field_ident);
            let ty = &field.ty;
            if item.get {
                steps.push(quote! { .property(#name, |this: &Self| this.#field_ident.clone()) });
            }
            if item.set {
                steps.push(
                    quote! { .setter(#name, |this: &mut Self, value: #ty| this.#field_ident = value) },
                );
            }
        }
    }
    if let Some(doc) = &said.doc {
        steps.push(quote! { .doc(#doc) });
    }
    if said.subclassable {
        steps.push(quote! { .subclassable() });
    }
    if said.debug_repr {
        steps.push(quote! { .debug_repr() });
    }
    let name = match &said.rename {
        Some(name) => name.value(),
        None => ident.to_string(),
    };
    let new = match said.exclusive {
        true => quote!(exclusive),
        false => quote!(new),
    };
    let made = quote! { ::nonlocal::HostType::<Self>::#new(#name) #(#steps)* };
    let made = match &said.with {
        Some(with) => quote! { #with(#made) },
        None => made,
    };
    Ok(quote! {
        impl ::nonlocal::HostObject for #ident {
            fn host_type() -> ::nonlocal::HostType<Self> {
                #made
            }
        }
    })
}

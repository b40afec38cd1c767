//! The derive `Localize`.
use crate::attributes::{Member, ObjectInput};
use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Result};

pub fn expand(input: &DeriveInput) -> Result<TokenStream> {
    if matches!(input.data, Data::Enum(_)) {
        let name = &input.ident;
        return Ok(quote!(impl crate::domain::languages::Localize for #name {}));
    }
    let object = ObjectInput::parse(input)?;
    let name = object.name;
    let localized = object.members.iter().map(localized);
    let visits = object.members.iter().map(|Member { field, json_name, .. }| {
        quote! {
            crate::domain::languages::Localize::visit_texts(
                &self.#field,
                &crate::domain::json::child_pointer(pointer, #json_name),
                visitor,
            );
        }
    });
    Ok(quote! {
        impl crate::domain::languages::Localize for #name {
            fn to_json(&self, localizer: &mut crate::domain::languages::Localizer) -> ::serde_json::Value {
                let mut members = ::serde_json::Map::new();
                #(#localized)*
                ::serde_json::Value::Object(members)
            }

            fn visit_texts<'a>(
                &'a self,
                pointer: &str,
                visitor: &mut crate::domain::languages::TextVisitor<'_, 'a>,
            ) {
                #(#visits)*
            }
        }
    })
}

fn localized(Member { field, json_name, required, .. }: &Member) -> TokenStream {
    let insert = quote! {
        let localized = localizer.member(#json_name, |localizer| {
            crate::domain::languages::Localize::to_json(&self.#field, localizer)
        });
        members.insert(#json_name.to_owned(), localized);
    };
    if *required {
        return insert;
    }
    quote! {
        if !crate::domain::json::IsEmpty::is_empty(&self.#field) {
            #insert
        }
    }
}

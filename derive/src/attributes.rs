//! The attributes of declarations: documentation, names and flags.
use syn::ext::IdentExt;
use syn::{
    Attribute, Data, DeriveInput, Error, Expr, ExprLit, Field, Fields, Ident, Lit, LitStr, Meta, Path, Result, Type,
};

/// An object: a struct with named members.
pub struct ObjectInput<'a> {
    pub name: &'a Ident,
    pub description: String,
    pub members: Vec<Member<'a>>,
    /// The struct has a constructor `new`.
    pub has_constructor: bool,
    /// The struct has the method `has`.
    pub has_lookup: bool,
    /// An expression of type `serde_json::Value`.
    pub example: Option<Expr>,
}

/// A member of an object.
pub struct Member<'a> {
    pub field: &'a Ident,
    pub ty: &'a Type,
    pub json_name: String,
    pub description: String,
    pub required: bool,
    /// The function that returns the schema, if it is not that of the type.
    pub schema: Option<Path>,
}

impl<'a> ObjectInput<'a> {
    /// Parses the declaration of an object.
    ///
    /// # Errors
    /// An error at the part that is wrong: not a struct with named fields, generic, an unknown attribute, a JSON name
    /// given twice, or a required member after an optional one.
    pub fn parse(input: &'a DeriveInput) -> Result<Self> {
        reject_generics(input)?;
        let Data::Struct(data) = &input.data else {
            return Err(Error::new_spanned(&input.ident, "an object is a struct"));
        };
        let Fields::Named(fields) = &data.fields else {
            return Err(Error::new_spanned(&input.ident, "an object has named members"));
        };
        let members = fields.named.iter().filter_map(Member::parse).collect::<Result<Vec<_>>>()?;
        for (n, member) in members.iter().enumerate() {
            let before = &members[..n];
            if before.iter().any(|other| other.json_name == member.json_name) {
                return Err(Error::new_spanned(member.field, "another member has the same JSON name"));
            }
            if member.required && before.iter().any(|other| !other.required) {
                let detail = "required members come before optional ones, as in the JSON";
                return Err(Error::new_spanned(member.field, detail));
            }
        }
        let mut object = Self {
            name: &input.ident,
            description: documentation(&input.attrs),
            members,
            has_constructor: false,
            has_lookup: false,
            example: None,
        };
        for attribute in input.attrs.iter().filter(|attribute| attribute.path().is_ident("object")) {
            attribute.parse_nested_meta(|meta| {
                if meta.path.is_ident("new") {
                    object.has_constructor = true;
                } else if meta.path.is_ident("has") {
                    object.has_lookup = true;
                } else if meta.path.is_ident("example") {
                    object.example = Some(meta.value()?.parse()?);
                } else {
                    return Err(meta.error("expected `new`, `has` or `example = …`"));
                }
                Ok(())
            })?;
        }
        Ok(object)
    }

    pub fn required(&self) -> impl Iterator<Item = &Member<'a>> {
        self.members.iter().filter(|member| member.required)
    }

    pub fn optional(&self) -> impl Iterator<Item = &Member<'a>> {
        self.members.iter().filter(|member| !member.required)
    }
}

impl<'a> Member<'a> {
    fn parse(field: &'a Field) -> Option<Result<Self>> {
        let ident = field.ident.as_ref()?;
        let mut member = Self {
            field: ident,
            ty: &field.ty,
            json_name: camel_case(&ident.unraw().to_string()),
            description: documentation(&field.attrs),
            required: false,
            schema: None,
        };
        Some(member.read_attributes(&field.attrs).map(|()| member))
    }

    fn read_attributes(&mut self, attributes: &[Attribute]) -> Result<()> {
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("object")) {
            attribute.parse_nested_meta(|meta| {
                if meta.path.is_ident("required") {
                    self.required = true;
                } else if meta.path.is_ident("name") {
                    self.json_name = meta.value()?.parse::<LitStr>()?.value();
                } else if meta.path.is_ident("schema") {
                    self.schema = Some(meta.value()?.parse()?);
                } else {
                    return Err(meta.error("expected `required`, `name = \"…\"` or `schema = function`"));
                }
                Ok(())
            })?;
        }
        Ok(())
    }
}

/// Returns the documentation of an item as one line; empty if there is none.
pub fn documentation(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(meta) if meta.path.is_ident("doc") => match &meta.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value().trim().to_owned()),
            _ => None,
        },
        _ => None,
    });
    lines.collect::<Vec<_>>().join(" ")
}

/// Returns an error if the type has generic parameters.
pub fn reject_generics(input: &DeriveInput) -> Result<()> {
    if input.generics.params.is_empty() {
        return Ok(());
    }
    Err(Error::new_spanned(&input.generics, "objects and code lists have no generic parameters"))
}

fn camel_case(name: &str) -> String {
    let mut camel = String::with_capacity(name.len());
    for (n, word) in name.split('_').enumerate() {
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if n > 0 => camel.extend(first.to_uppercase()),
            first => camel.extend(first),
        }
        camel.push_str(letters.as_str());
    }
    camel
}

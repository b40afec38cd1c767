//! OpenID Connect issuers: the settings of an organization's issuer, and the roles that claims map to.
use super::accounts::Role;
use super::json::{Code, Defs, FieldError, FieldErrors, FromJson, IsEmpty, JsonSchema, Object, child_pointer};
use super::values::{Line, Secret, Url};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The maximum number of claim values that map to roles.
const MAX_CLAIMS: usize = 200;
/// The maximum number of e-mail domains.
const MAX_DOMAINS: usize = 50;

/// A signature algorithm of an issuer. Algorithms with a shared secret and `none` are not allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code)]
pub enum SigningAlgorithm {
    #[code("RS256")]
    Rs256,
    #[code("PS256")]
    Ps256,
    #[code("ES256")]
    Es256,
    #[code("EdDSA")]
    EdDsa,
}

/// The OpenID Connect issuer that an organization trusts, and the roles that its claims map to.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({
    "issuer": "https://id.example.org", "clientId": "register", "algorithms": ["RS256"], "roleClaim": "roles",
    "roles": {"register-editors": ["editor"]}, "emailDomains": ["example.org"],
}))]
pub struct IssuerSettings {
    /// The identifier of the issuer, exactly as in its tokens.
    #[object(required)]
    pub issuer: Url,
    /// The client id of the register at the issuer.
    #[object(required)]
    pub client_id: Line<255>,
    /// The signature algorithms that are accepted.
    #[object(required)]
    pub algorithms: Vec<SigningAlgorithm>,
    /// The claim with the roles: a JSON Pointer (`/realm_access/roles`) or a dotted name.
    #[object(required)]
    pub role_claim: Line<300>,
    /// The roles in this organization that each value of the claim maps to.
    #[object(required)]
    pub roles: RoleMap,
    /// The client secret. It is never returned. If left out, the stored one stays, provided that issuer and
    /// client are the same.
    pub client_secret: Option<Secret>,
    /// The audience of identity tokens that clients exchange, if not `clientId`.
    pub audience: Option<Line<255>>,
    /// The e-mail domains that may sign in. If set, the address must be verified by the issuer.
    pub email_domains: Vec<Line<253>>,
}

/// The roles that each value of a claim maps to: roles in an organization only.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RoleMap(BTreeMap<String, BTreeSet<Role>>);

impl FromJson for RoleMap {
    fn from_json(value: &Value, pointer: &str, errors: &mut FieldErrors) -> Option<Self> {
        let Some(map) = value.as_object() else {
            errors.add(pointer, "type", "an object is expected here");
            return None;
        };
        let before = errors.0.len();
        if map.is_empty() || map.len() > MAX_CLAIMS {
            errors.add(pointer, "count", format!("1 to {MAX_CLAIMS} claim values are expected"));
            return None;
        }
        let mut mapping = BTreeMap::new();
        for (claim, roles) in map {
            let pointer = child_pointer(pointer, claim);
            if !(1..=300).contains(&claim.chars().count()) || claim.contains('\0') {
                errors.add(&pointer, "claim", "a value of 1 to 300 characters is expected");
            }
            let Some(roles) = Vec::<Role>::from_json(roles, &pointer, errors) else { continue };
            if roles.is_empty() {
                errors.add(&pointer, "required", "at least one role is expected");
            }
            if roles.contains(&Role::RegisterAdmin) {
                errors.add(
                    &pointer,
                    "wrongPlace",
                    "registerAdmin is a role in the register: an organization cannot assign it",
                );
            }
            mapping.insert(claim.clone(), roles.into_iter().collect());
        }
        (errors.0.len() == before).then_some(Self(mapping))
    }
}

impl JsonSchema for RoleMap {
    fn schema(_: &mut Defs) -> Value {
        let assignable: Vec<_> = Role::ALL.iter().filter(|role| **role != Role::RegisterAdmin).collect();
        let roles = json!({"type": "array", "minItems": 1, "items": {"type": "string", "enum": assignable}});
        json!({
            "type": "object", "minProperties": 1, "maxProperties": MAX_CLAIMS,
            "propertyNames": {"minLength": 1, "maxLength": 300},
            "additionalProperties": roles,
        })
    }
}

impl IsEmpty for RoleMap {}

impl IssuerSettings {
    /// Checks the rules that the types of the fields do not express.
    ///
    /// # Errors
    /// Every error at once.
    pub fn checked(self) -> Result<Self, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        self.check(&mut errors);
        errors.into_result(self)
    }

    fn check(&self, errors: &mut FieldErrors) {
        if self.issuer.as_str().contains(['?', '#']) {
            errors.add("/issuer", "url", "an issuer has no query and no fragment");
        }
        if self.algorithms.is_empty() {
            errors.add("/algorithms", "required", "at least one algorithm is expected");
        }
        if self.email_domains.len() > MAX_DOMAINS {
            errors.add("/emailDomains", "tooManyItems", format!("the limit is {MAX_DOMAINS} domains"));
        }
        for (n, domain) in self.email_domains.iter().enumerate() {
            let is_allowed = |c: char| c.is_alphanumeric() || c == '-' || c == '.';
            if !domain.as_str().chars().all(is_allowed) || domain.as_str().starts_with('.') {
                errors.add(&format!("/emailDomains/{n}"), "domain", "a domain is expected, such as example.org");
            }
        }
    }

    /// Returns the roles that the claims map to; never a role in the register.
    pub fn roles_for(&self, claims: &Map<String, Value>) -> BTreeSet<Role> {
        let claim = find_claim(claims, self.role_claim.as_str());
        let values: Vec<&str> = match claim {
            Some(Value::String(value)) => vec![value],
            Some(Value::Array(values)) => values.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        let roles = values.iter().filter_map(|value| self.roles.0.get(*value)).flatten().copied();
        roles.filter(|role| *role != Role::RegisterAdmin).collect()
    }

    /// Returns true if the e-mail address of the claims may sign in. If domains are set, the address must be verified.
    pub fn allows_email(&self, claims: &Map<String, Value>) -> bool {
        let verified = claims.get("email_verified") == Some(&Value::Bool(true));
        let domain = claims.get("email").and_then(Value::as_str).and_then(|email| email.rsplit_once('@'));
        let is_listed =
            |domain: &str| self.email_domains.iter().any(|listed| listed.as_str().eq_ignore_ascii_case(domain));
        self.email_domains.is_empty() || (verified && domain.is_some_and(|(_, domain)| is_listed(domain)))
    }
}

/// Finds a claim by JSON Pointer, by name, or by a dotted path of names.
fn find_claim<'a>(claims: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    if let Some(path) = name.strip_prefix('/') {
        let mut steps = path.split('/').map(|step| step.replace("~1", "/").replace("~0", "~"));
        let first = claims.get(&steps.next()?)?;
        return steps.try_fold(first, |value, step| value.get(&step));
    }
    // A name may itself contain dots: custom claims are often URLs.
    claims.get(name).or_else(|| {
        let mut steps = name.split('.');
        let first = claims.get(steps.next()?)?;
        steps.try_fold(first, |value, step| value.get(step))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(change: impl FnOnce(&mut Value)) -> Result<IssuerSettings, Vec<FieldError>> {
        let mut value = json!({
            "issuer": "https://id.example.org", "clientId": "register", "algorithms": ["RS256"],
            "roleClaim": "roles", "roles": {"writers": ["editor"], "chiefs": ["publisher", "organizationAdmin"]},
        });
        change(&mut value);
        let mut errors = FieldErrors::default();
        let settings = IssuerSettings::from_json(&value, "", &mut errors);
        settings.map_or_else(|| Err(errors.0), IssuerSettings::checked)
    }

    fn roles(claim: &str, claims: Value) -> Vec<Role> {
        let settings = settings(|value| value["roleClaim"] = claim.into()).unwrap();
        settings.roles_for(claims.as_object().unwrap()).into_iter().collect()
    }

    #[test]
    fn claims_are_found_by_pointer_name_and_path() {
        assert_eq!(roles("roles", json!({"roles": ["writers", "others", 1]})), [Role::Editor]);
        assert_eq!(roles("roles", json!({"roles": "writers"})), [Role::Editor]);
        let keycloak = json!({"realm_access": {"roles": ["chiefs"]}});
        let both = [Role::OrganizationAdmin, Role::Publisher];
        assert_eq!(roles("realm_access.roles", keycloak.clone()), both);
        assert_eq!(roles("/realm_access/roles", keycloak), both);
        assert_eq!(roles("https://a.example/roles", json!({"https://a.example/roles": ["writers"]})), [Role::Editor]);
        assert_eq!(roles("/a~1b/c~0d", json!({"a/b": {"c~d": ["writers"]}})), [Role::Editor]);
        for claims in [json!({}), json!({"roles": {"writers": true}}), json!({"roles": "writers chiefs"})] {
            assert!(roles("roles", claims).is_empty());
        }
    }

    #[test]
    fn an_organization_cannot_assign_register_admin() {
        let errors = settings(|value| value["roles"]["writers"] = json!(["registerAdmin", "boss"])).unwrap_err();
        let pointers: Vec<_> = errors.iter().map(|error| (error.pointer.as_str(), error.code)).collect();
        assert_eq!(pointers, [("/roles/writers/1", "unknownCode")]);
        let errors = settings(|value| value["roles"]["writers"] = json!(["registerAdmin"])).unwrap_err();
        assert_eq!((errors[0].pointer.as_str(), errors[0].code), ("/roles/writers", "wrongPlace"));
        // Nor does a row that was changed by hand in the database.
        let mut changed = serde_json::to_value(settings(|_| ()).unwrap()).unwrap();
        changed["roles"]["writers"] = json!(["registerAdmin"]);
        let changed: IssuerSettings = serde_json::from_value(changed).unwrap();
        assert!(changed.roles_for(json!({"roles": ["writers"]}).as_object().unwrap()).is_empty());
    }

    #[test]
    fn only_verified_addresses_are_allowed() {
        let settings = settings(|value| value["emailDomains"] = json!(["Example.org"])).unwrap();
        let allows_email = |email: &str, verified: Value| {
            settings.allows_email(json!({"email": email, "email_verified": verified}).as_object().unwrap())
        };
        assert!(allows_email("a@example.org", true.into()) && allows_email("\"a@b\"@EXAMPLE.org", true.into()));
        for (email, verified) in [
            ("a@example.org", json!(false)),
            ("a@example.org", json!("true")),
            ("a@example.org", Value::Null),
            ("a@example.org.evil.example", json!(true)),
            ("a@sub.example.org", json!(true)),
            ("example.org", json!(true)),
        ] {
            assert!(!allows_email(email, verified), "{email}");
        }
    }

    #[test]
    fn all_errors_are_reported_at_once() {
        let errors = settings(|value| {
            value["issuer"] = "https://id.example.org/?a".into();
            value["algorithms"] = json!([]);
            value["emailDomains"] = json!(["a@b"]);
        });
        let errors = errors.unwrap_err();
        let pointers: Vec<_> = errors.iter().map(|error| error.pointer.as_str()).collect();
        assert_eq!(pointers, ["/algorithms", "/emailDomains/0", "/issuer"]);
        assert!(settings(|value| value["algorithms"] = json!(["none"])).is_err());
        assert!(settings(|value| value["algorithms"] = json!(["HS256"])).is_err());
    }
}

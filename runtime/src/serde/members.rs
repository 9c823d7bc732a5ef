use crate::schema::{REQUIRED, SERDE_NAME};
use aws_smithy_schema::extension::SchemaExtensionKey;
use aws_smithy_schema::{Schema, StringTrait};

static MEMBERS: SchemaExtensionKey<Vec<Member>> = SchemaExtensionKey::new(members);

/// A member of a structure or union in serde's form.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) name: String,
    /// Whether a structure without it is an error.
    pub(super) is_required: bool,
}

impl Member {
    /// The members of a structure or union, in the order of its schema.
    pub(super) fn all<'s>(schema: &'s Schema<'_>) -> &'s [Self] {
        schema.extension(&MEMBERS).as_slice()
    }
}

fn members(schema: &Schema<'_>) -> Vec<Member> {
    let member = |member: &&Schema<'_>| {
        let traits = member.traits();
        let renamed = traits.and_then(|traits| traits.get(&SERDE_NAME)?.as_any().downcast_ref::<StringTrait>());
        Member {
            name: renamed.map_or(member.member_name().unwrap_or_default(), StringTrait::value).to_owned(),
            is_required: traits.is_some_and(|traits| traits.contains(&REQUIRED)),
        }
    };
    schema.members().iter().map(member).collect()
}

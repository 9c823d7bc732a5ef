use super::customization::Customization;
use crate::model::Shape;

pub(super) struct Sso;

impl Customization for Sso {
    /// The model marks only some of the members as sensitive.
    fn is_sensitive(&self, shape: &Shape) -> bool {
        shape.id.name() == "RoleCredentials"
    }
}

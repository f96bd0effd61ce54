"""Front ends that stay up, each thin over the workspace."""

"""The content format: what documents and accounts may hold, as typed frozen models with places."""

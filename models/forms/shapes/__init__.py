"""Shapes of forms: lists, tables of counts, cards, forms about one, running text."""

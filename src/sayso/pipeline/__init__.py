"""From folders of documents to a case: finds files, runs workers, keeps the order of stages, writes what comes of it.

Faces call `sayso.pipeline.build`. Nothing is imported here: worker processes start in this package and must not load the store.
"""

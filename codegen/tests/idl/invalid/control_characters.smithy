$version: "2"

metadata a = "ab"
metadata b = """
    a"""

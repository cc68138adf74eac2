"""Where articles are asked: the library of a data folder, or files and folders by themselves."""

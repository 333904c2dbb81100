package app.dangol.launch;

import picocli.CommandLine.Command;

/** {@code dangol model}: suggestion models, at the hub's side. */
@Command(
    name = "model",
    description = "Trains suggestion models and asks them.",
    mixinStandardHelpOptions = true,
    subcommands = {ModelTrainCommand.class, ModelPredictCommand.class})
final class ModelCommand {}

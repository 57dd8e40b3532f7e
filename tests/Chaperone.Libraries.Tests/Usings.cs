global using Chaperone.Tests.Harness;
global using Xunit;

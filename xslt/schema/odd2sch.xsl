<?xml version="1.0" encoding="UTF-8"?>
<!-- Which rules does the ODD hold? Its constraints as one ISO Schematron schema, one pattern for each constraint. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:sch"
    expand-text="yes" exclude-result-prefixes="f m">

  <xsl:import href="odd.xsl"/>
  <xsl:output method="xml" indent="yes" encoding="UTF-8" suppress-indentation="sch:assert sch:report sch:diagnostic"/>

  <!-- Constraints become patterns; what is in them is copied. -->
  <xsl:mode name="m:sch" on-no-match="shallow-copy"/>

  <xsl:variable name="rules" as="element(constraintSpec)*"
      select="$schema//constraintSpec[@scheme = 'schematron'][constraint/(sch:rule | sch:pattern | sch:assert | sch:report)]"/>

  <xsl:template match="/">
    <sch:schema queryBinding="xslt3">
      <xsl:namespace name="xsl" select="'http://www.w3.org/1999/XSL/Transform'"/>
      <xsl:comment> {$origin} </xsl:comment>
      <sch:title>{f:line((//titleStmt/title)[1]/node())}</sch:title>
      <xsl:apply-templates select="$schema//constraint/sch:ns"/>
      <xsl:copy-of select="$schema//constraint/(xsl:* | sch:let)" copy-namespaces="no"/>
      <xsl:apply-templates select="$rules"/>
      <sch:diagnostics>
        <xsl:apply-templates select="$rules/constraint/sch:diagnostic"/>
      </sch:diagnostics>
    </sch:schema>
  </xsl:template>

  <xsl:template match="constraintSpec">
    <sch:pattern id="{@ident}-pattern">
      <sch:title>{f:line(desc[not(@type)])}</sch:title>
      <xsl:apply-templates select="constraint/(sch:* except (sch:ns | sch:diagnostic | sch:pattern)), constraint/sch:pattern/*"/>
    </sch:pattern>
  </xsl:template>

  <!-- An assertion without a rule speaks of the element in whose declaration it stands. -->
  <xsl:template match="constraint/sch:assert | constraint/sch:report">
    <sch:rule context="tei:{ancestor::elementSpec/@ident}">
      <xsl:next-match/>
    </sch:rule>
  </xsl:template>

  <!-- An assertion without a name has that of its constraint. -->
  <xsl:template match="sch:*">
    <xsl:element name="sch:{local-name()}">
      <xsl:if test="(self::sch:assert or self::sch:report) and not(@id)">
        <xsl:attribute name="id" select="ancestor::constraintSpec/@ident"/>
      </xsl:if>
      <xsl:apply-templates select="@*, node()"/>
    </xsl:element>
  </xsl:template>

</xsl:stylesheet>

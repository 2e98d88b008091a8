<?xml version="1.0" encoding="UTF-8"?>
<!-- What does RELAX NG say of the ODD? One definition for each class, macro, data type and element, with the names that
     TEI's own grammars give them. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="teiedition:function" xmlns:m="teiedition:mode"
    xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0" xmlns="http://relaxng.org/ns/structure/1.0"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:rng"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:import href="odd.xsl"/>
  <xsl:output method="xml" indent="yes" encoding="UTF-8"/>

  <!-- Declarations become definitions, content models patterns. -->
  <xsl:mode name="m:rng" on-no-match="deep-skip" on-multiple-match="fail"/>

  <xsl:template match="/">
    <xsl:apply-templates select="$schema"/>
  </xsl:template>

  <xsl:template match="schemaSpec">
    <grammar datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes" ns="{@ns}">
      <xsl:namespace name="a" select="'http://relaxng.org/ns/compatibility/annotations/1.0'"/>
      <xsl:comment> {$origin} </xsl:comment>
      <start>
        <choice>
          <xsl:for-each select="tokenize(@start)">
            <ref name="{f:pattern(.)}"/>
          </xsl:for-each>
        </choice>
      </start>
      <xsl:apply-templates select=".//dataSpec, .//classSpec[@type = 'atts'], .//classSpec[@type = 'model'], .//macroSpec,
          .//elementSpec"/>
    </grammar>
  </xsl:template>

  <xsl:template match="dataSpec">
    <define name="{@ident}">
      <a:documentation>{f:line(desc)}</a:documentation>
      <xsl:apply-templates select="content/*"/>
    </define>
  </xsl:template>

  <xsl:template match="classSpec[@type = 'atts']">
    <define name="{@ident}.attributes">
      <xsl:call-template name="attributes"/>
      <xsl:if test="empty(f:attributes(.))">
        <empty/>
      </xsl:if>
    </define>
    <xsl:for-each select="attList//attDef">
      <define name="{f:attribute-pattern(.)}">
        <xsl:apply-templates select="."/>
      </define>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="classSpec[@type = 'model']">
    <define name="{@ident}">
      <choice>
        <xsl:for-each select="f:members(@ident)">
          <ref name="{f:pattern(@ident)}"/>
        </xsl:for-each>
        <xsl:if test="empty(f:members(@ident))">
          <notAllowed/>
        </xsl:if>
      </choice>
    </define>
  </xsl:template>

  <xsl:template match="macroSpec">
    <define name="{@ident}">
      <xsl:apply-templates select="content/*"/>
    </define>
  </xsl:template>

  <xsl:template match="elementSpec">
    <define name="{f:pattern(@ident)}">
      <element name="{@ident}">
        <a:documentation>{f:line(desc)}</a:documentation>
        <xsl:apply-templates select="content/*"/>
        <xsl:call-template name="attributes"/>
      </element>
    </define>
  </xsl:template>

  <!-- The attributes of the classes, by reference, then its own. -->
  <xsl:template name="attributes" as="element()*">
    <xsl:context-item as="element()" use="required"/>
    <xsl:variable name="spec" as="element()" select="."/>
    <xsl:for-each select="f:attribute-classes(.)">
      <xsl:choose>
        <xsl:when test="f:takes-over($spec, .)">
          <ref name="{@ident}.attributes"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:for-each select="f:attributes(.)[not(@ident = $spec/attList//attDef/@ident)]">
            <ref name="{f:attribute-pattern(.)}"/>
          </xsl:for-each>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
    <xsl:choose>
      <xsl:when test="self::classSpec">
        <xsl:for-each select="attList//attDef">
          <ref name="{f:attribute-pattern(.)}"/>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="attList//attDef"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- An attribute of a class that the element does not have. -->
  <xsl:template match="attDef[@mode = 'delete']" priority="3"/>

  <xsl:template match="attDef[not(@usage = 'req')]">
    <optional>
      <xsl:next-match/>
    </optional>
  </xsl:template>

  <xsl:template match="attDef" priority="-1">
    <attribute name="{@ident}">
      <xsl:if test="not(contains(@ident, ':'))">
        <xsl:attribute name="ns"/>
      </xsl:if>
      <a:documentation>{f:line(desc)}</a:documentation>
      <xsl:choose>
        <xsl:when test="datatype/@maxOccurs = 'unbounded'">
          <list>
            <oneOrMore>
              <xsl:apply-templates select="(valList[@type = 'closed'], datatype/*)[1]"/>
            </oneOrMore>
          </list>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select="(valList[@type = 'closed'], datatype/*)[1]"/>
        </xsl:otherwise>
      </xsl:choose>
    </attribute>
  </xsl:template>

  <xsl:template match="valList">
    <choice>
      <xsl:for-each select="valItem">
        <value>{@ident}</value>
        <a:documentation>{f:line(desc)}</a:documentation>
      </xsl:for-each>
    </choice>
  </xsl:template>

  <xsl:template match="dataRef[@name]">
    <data type="{@name}">
      <xsl:for-each select="@restriction">
        <param name="pattern">{.}</param>
      </xsl:for-each>
    </data>
  </xsl:template>

  <!-- Content models: how often stands outside, what stands inside. -->
  <xsl:template match="content//*[@minOccurs = '0' and not(@maxOccurs = 'unbounded')]" priority="2">
    <optional>
      <xsl:next-match/>
    </optional>
  </xsl:template>
  <xsl:template match="content//*[@minOccurs = '0' and @maxOccurs = 'unbounded']" priority="2">
    <zeroOrMore>
      <xsl:next-match/>
    </zeroOrMore>
  </xsl:template>
  <xsl:template match="content//*[not(@minOccurs = '0') and @maxOccurs = 'unbounded']" priority="2">
    <oneOrMore>
      <xsl:next-match/>
    </oneOrMore>
  </xsl:template>

  <xsl:template match="sequence">
    <group>
      <xsl:apply-templates select="*"/>
    </group>
  </xsl:template>
  <xsl:template match="alternate">
    <choice>
      <xsl:apply-templates select="*"/>
    </choice>
  </xsl:template>
  <xsl:template match="elementRef | classRef | macroRef | dataRef[@key]">
    <ref name="{f:pattern(f:spec(@key)/@ident)}"/>
  </xsl:template>
  <xsl:template match="textNode">
    <text/>
  </xsl:template>
  <xsl:template match="content/empty">
    <empty/>
  </xsl:template>

  <!-- Elements have the schema's prefix, so that "title" the element is no other thing of that name. -->
  <xsl:function name="f:pattern" as="xs:string">
    <xsl:param name="ident" as="xs:string"/>
    <xsl:sequence select="if (f:spec($ident)/self::elementSpec) then $schema/@prefix || $ident else $ident"/>
  </xsl:function>

  <xsl:function name="f:attribute-pattern" as="xs:string">
    <xsl:param name="attribute" as="element(attDef)"/>
    <xsl:sequence select="$attribute/ancestor::classSpec/@ident || '.attribute.' || translate($attribute/@ident, ':', '')"/>
  </xsl:function>

</xsl:stylesheet>
